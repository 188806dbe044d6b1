using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Protocol.Operations;
using Protocol.Server.Stores;
using Protocol.Server.Stores.Sqlite;

namespace Protocol.Server.Tests.Stores;

/// <summary>Many real processes on one file.</summary>
public sealed class SqliteProcessTests : IDisposable
{
    private const int Processes = 8;

    private readonly TemporaryDirectory _directory = new();
    private readonly List<StoreProcess> _started = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        foreach (var process in _started)
        {
            process.Dispose();
        }

        _directory.Dispose();
    }

    [Fact]
    public async Task Eight_processes_write_one_dense_journal_and_none_starves()
    {
        var processes = Enumerable.Range(0, Processes).Select(n => StartAppending($"p{n}", callers: 2)).ToArray();
        var greetings = await Task.WhenAll(processes.Select(static process => process.FirstLine));
        foreach (var process in processes)
        {
            await process.GoAsync();
        }

        await Task.Delay(TimeSpan.FromSeconds(3), Token);
        var exits = await Task.WhenAll(processes.Select(static process => process.EndAsync(Token)));

        Assert.Single(greetings.Distinct());
        Assert.All(exits, static exit => Assert.Equal(0, exit));
        await AssertSoundAsync(processes);
        var counts = processes.Select(static process => process.Acknowledged.Count).Order().ToArray();
        TestContext.Current.TestOutputHelper?.WriteLine($"acknowledged: {string.Join(' ', counts)}");
        Assert.True(counts[0] > 0 && counts[0] >= counts[^1] / 10, $"One starved: {string.Join(' ', counts)}");
    }

    [Fact]
    public async Task Killed_processes_lose_nothing_that_was_acknowledged()
    {
        const int Kills = 16;
        var running = new List<StoreProcess>();
        for (var n = 0; n < 4; n++)
        {
            running.Add(await StartGoingAsync($"p{n}"));
        }

        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(RandomNumberGenerator.GetInt32(5, 120), Token);
            var victim = RandomNumberGenerator.GetInt32(running.Count);
            await running[victim].KillAsync(Token);
            running[victim] = await StartGoingAsync($"k{kill}");
        }

        await Task.WhenAll(running.Select(static process => process.KillAsync(Token)));

        Assert.True(_started.Sum(static process => process.Acknowledged.Count) > 0);
        await AssertSoundAsync(_started);
    }

    [Fact]
    public async Task Nobody_waits_without_end_for_a_process_that_was_stopped_in_its_turn()
    {
        var patience = TimeSpan.FromMilliseconds(300);
        await using var store = SqliteStore.Create(_directory.Path, TimeProvider.System, patience);
        var holder = Start("hold", _directory.Path);
        Assert.Equal("holding", await holder.FirstLine);
        await SignalAsync(holder, "STOP");

        var refusal = await Assert.ThrowsAsync<StoreException>(
            () => store.WriteAsync(static turn => turn.AppendNext("given.up"), Token));
        var read = await store.ReadAsync(static view => view.Head, Token);
        await holder.KillAsync(Token);
        var next = await RetryAsync(() => store.WriteAsync(static turn => turn.AppendNext("next"), Token));

        Assert.Equal(ErrorCode.Busy, refusal.Code);
        Assert.Equal(0, read);
        Assert.Equal(1, next);
        Assert.Equal(["next"], await TypesAsync(store));
    }

    [Fact]
    public async Task A_store_is_closed_while_another_process_keeps_the_turn()
    {
        var store = SqliteStore.Create(_directory.Path, TimeProvider.System);
        var holder = Start("hold", _directory.Path);
        Assert.Equal("holding", await holder.FirstLine);

        var waiting = store.WriteAsync(static turn => turn.AppendNext(), Token);
        await store.DisposeAsync();

        Assert.Equal(ErrorCode.Busy, (await Assert.ThrowsAsync<StoreException>(() => waiting)).Code);
    }

    [Fact]
    public async Task A_waiter_is_told_of_what_another_process_wrote()
    {
        await using var store = SqliteStore.Create(_directory.Path, TimeProvider.System);
        var waiting = store.WaitAsync(0, TimeSpan.FromMinutes(1), Token);

        _ = await StartGoingAsync("other");

        Assert.True(await waiting > 0);
    }

    private static async Task<long> RetryAsync(Func<Task<long>> write)
    {
        for (; ; )
        {
            try
            {
                return await write();
            }
            catch (StoreException e) when (e.Code == ErrorCode.Busy)
            {
            }
        }
    }

    private static Task<List<string>> TypesAsync(SqliteStore store) => store.ReadAsync(
        static view => view.ReadJournal(0, null, int.MaxValue).Select(static entry => entry.Type).ToList(), Token);

    private static async Task SignalAsync(StoreProcess process, string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(Token);
    }

    private StoreProcess StartAppending(string name, int callers) => Start(
        "append", _directory.Path, name, callers.ToString(CultureInfo.InvariantCulture));

    private async Task<StoreProcess> StartGoingAsync(string name)
    {
        var process = StartAppending(name, callers: 3);
        _ = await process.FirstLine;
        await process.GoAsync();
        return process;
    }

    private StoreProcess Start(params string[] arguments)
    {
        var process = StoreProcess.Start(arguments);
        _started.Add(process);
        return process;
    }

    private async Task AssertSoundAsync(IEnumerable<StoreProcess> processes)
    {
        await using var store = SqliteStore.Open(_directory.Path, TimeProvider.System);
        var (head, positions) = await store.ReadAsync(
            static view =>
                (view.Head, view.ReadJournal(0, null, int.MaxValue).Select(static entry => entry.Seq).ToHashSet()),
            Token);

        Assert.Equal(head, positions.Count);
        Assert.Equal(head, positions.Max());
        var acknowledged = processes.SelectMany(static process => process.Acknowledged).ToList();
        Assert.Equal(acknowledged.Count, acknowledged.Distinct().Count());
        Assert.DoesNotContain(acknowledged, seq => !positions.Contains(seq));

        using var database = SqliteDatabase.Open(new StoreFiles(_directory.Path).Database, TimeSpan.FromSeconds(1));
        using var rows = database.Lend("PRAGMA integrity_check");
        Assert.True(rows.Read());
        Assert.Equal("ok", rows.Text(0));
    }
}
