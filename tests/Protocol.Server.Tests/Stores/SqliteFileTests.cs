using Microsoft.Data.Sqlite;
using Protocol.Operations;
using Protocol.Server.Stores;
using Protocol.Server.Stores.Sqlite;
using static Protocol.Server.Tests.Stores.Samples;

namespace Protocol.Server.Tests.Stores;

/// <summary>What the SQLite store does with its files, good and bad.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryDirectory _parent = new();
    private readonly TestClock _clock = new(Noon);

    private string Place => Path.Combine(_parent.Path, "signalbox");

    private string Database => Path.Combine(Place, "store.db");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _parent.Dispose();

    [Fact]
    public async Task Only_the_owner_can_use_the_files()
    {
        await using var store = SqliteStore.Create(Place, _clock);
        _ = await store.WriteAsync(static turn => turn.AppendNext(), Token);

        Assert.Equal(
            ["store.db", "store.db-shm", "store.db-wal", "turn"],
            Directory.EnumerateFiles(Place).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, new DirectoryInfo(Place).UnixFileMode);
        Assert.All(
            Directory.EnumerateFiles(Place),
            static file => Assert.Equal(OwnerOnly, new FileInfo(file).UnixFileMode));
    }

    [Fact]
    public async Task What_is_confirmed_is_on_disk()
    {
        await using var store = SqliteStore.Create(Place, _clock);
        using var database = SqliteDatabase.Open(Database, TimeSpan.FromSeconds(1));

        SqliteSchema.PrepareForWriting(database, new StoreFiles(Place));

        const int Full = 2;
        Assert.Equal(Full, database.ReadInteger("PRAGMA synchronous"));
        Assert.Equal(1, database.ReadInteger("SELECT count(*) FROM pragma_journal_mode WHERE journal_mode = 'wal'"));
    }

    [Fact]
    public void A_store_that_does_not_exist_is_not_opened()
    {
        var refusal = Assert.Throws<StoreException>(() => SqliteStore.Open(Place, _clock));

        Assert.Equal(ErrorCode.StorageUnavailable, refusal.Code);
        Assert.Contains("signalbox init", refusal.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Place));
    }

    [Fact]
    public async Task A_store_of_a_newer_version_is_refused_and_not_changed()
    {
        await MakeAsync();
        Execute("PRAGMA user_version = 99");
        var before = await File.ReadAllBytesAsync(Database, Token);

        var refusal = Assert.Throws<StoreException>(() => SqliteStore.Create(Place, _clock));

        Assert.Equal(ErrorCode.StoreTooNew, refusal.Code);
        Assert.Equal(before, await File.ReadAllBytesAsync(Database, Token));
    }

    [Fact]
    public async Task A_store_that_a_newer_hub_migrated_meanwhile_is_not_written()
    {
        await using var store = SqliteStore.Create(Place, _clock);
        _ = await store.WriteAsync(static turn => turn.AppendNext(), Token);
        Execute("PRAGMA user_version = 99");

        var refusal = await Assert.ThrowsAsync<StoreException>(
            () => store.WriteAsync(static turn => turn.AppendNext(), Token));

        Assert.Equal(ErrorCode.StoreTooNew, refusal.Code);
        Assert.Equal(1, await store.ReadAsync(static view => view.Head, Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("this is no database, though it is long enough to be taken for the header of one that is one")]
    public async Task What_is_no_store_is_refused_and_never_replaced(string content)
    {
        _ = Directory.CreateDirectory(Place);
        await File.WriteAllTextAsync(Database, content, Token);

        var refusal = Assert.Throws<StoreException>(() => SqliteStore.Create(Place, _clock));

        Assert.Equal(ErrorCode.StorageUnavailable, refusal.Code);
        Assert.Contains("Restore", refusal.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(content, await File.ReadAllTextAsync(Database, Token));
    }

    [Fact]
    public async Task A_database_of_another_program_is_refused()
    {
        _ = Directory.CreateDirectory(Place);
        Execute("CREATE TABLE theirs (x); PRAGMA user_version = 1;");
        var before = await File.ReadAllBytesAsync(Database, Token);

        var refusal = Assert.Throws<StoreException>(() => SqliteStore.Create(Place, _clock));

        Assert.Equal(ErrorCode.StorageUnavailable, refusal.Code);
        Assert.Equal(before, await File.ReadAllBytesAsync(Database, Token));
    }

    [Fact]
    public async Task A_log_without_its_database_is_not_taken_for_no_store()
    {
        _ = Directory.CreateDirectory(Place);
        await File.WriteAllTextAsync(Database + "-wal", "log", Token);

        var refusal = Assert.Throws<StoreException>(() => SqliteStore.Create(Place, _clock));

        Assert.Equal(ErrorCode.StorageUnavailable, refusal.Code);
        Assert.False(File.Exists(Database));
    }

    [Fact]
    public async Task Damage_is_answered_and_not_written_over()
    {
        await MakeAsync();
        await using (var file = File.OpenWrite(Database))
        {
            // All pages but the first: the schema is readable, and what it points to is not.
            const int PageSize = 4096;
            file.Position = PageSize;
            file.Write(new byte[file.Length - PageSize]);
        }

        var before = await File.ReadAllBytesAsync(Database, Token);
        var refusal = await Record.ExceptionAsync(async () =>
        {
            await using var store = SqliteStore.Open(Place, _clock);
            _ = await store.WriteAsync(static turn => turn.AppendNext(), Token);
        });

        Assert.Equal(ErrorCode.StorageUnavailable, Assert.IsType<StoreException>(refusal).Code);
        Assert.Equal(before, await File.ReadAllBytesAsync(Database, Token));
    }

    [Fact]
    public async Task What_a_killed_maker_left_is_no_store_and_in_nobodys_way()
    {
        _ = Directory.CreateDirectory(Place);
        await File.WriteAllTextAsync(Database + ".new", "half", Token);
        Assert.False(SqliteStore.Exists(Place));

        await MakeAsync();

        Assert.True(SqliteStore.Exists(Place));
        Assert.False(File.Exists(Database + ".new"));
    }

    [Fact]
    public async Task A_store_that_was_removed_while_open_confirms_nothing()
    {
        await using var store = SqliteStore.Create(Place, _clock);
        _ = await store.WriteAsync(static turn => turn.AppendNext(), Token);
        Directory.Delete(Place, recursive: true);

        var refusal = await Assert.ThrowsAsync<StoreException>(
            () => store.WriteAsync(static turn => turn.AppendNext(), Token));

        Assert.Equal(ErrorCode.StorageUnavailable, refusal.Code);
    }

    [Fact]
    public async Task Turns_that_wait_together_are_committed_together()
    {
        const int Turns = 200;
        await using var store = SqliteStore.Create(Place, _clock);
        using var gate = new ManualResetEventSlim();
        var first = store.WriteAsync(
            turn =>
            {
                gate.Wait(Token);
                return turn.AppendNext();
            },
            Token);

        var rest = Enumerable.Range(0, Turns)
            .Select(_ => store.WriteAsync(static turn => turn.AppendNext(), Token)).ToArray();
        gate.Set();

        long[] positions = [await first, .. await Task.WhenAll(rest)];
        Assert.Equal(Enumerable.Range(1, Turns + 1).Select(static n => (long)n), positions);
        Assert.Equal(1, store.Commits);
    }

    [Fact]
    public async Task A_turn_that_wrote_nothing_costs_no_write()
    {
        await using var store = SqliteStore.Create(Place, _clock);
        _ = await store.WriteAsync(static turn => turn.AppendNext(), Token);
        var before = new FileInfo(Database + "-wal").Length;

        _clock.Now = Noon.AddHours(1);
        _ = await store.WriteAsync(static turn => turn.FindPolicy() is null, Token);
        await Assert.ThrowsAsync<InvalidDataException>(() => store.WriteAsync<int>(
            static turn => throw new InvalidDataException($"refused at {turn.AppendNext()}"), Token));

        Assert.Equal(1, store.Commits);
        Assert.Equal(before, new FileInfo(Database + "-wal").Length);
    }

    [Fact]
    public async Task The_log_does_not_grow_without_end()
    {
        const int Events = 400;
        var data = $$"""{"note": "{{new string('x', 100_000)}}"}""";
        await using var store = SqliteStore.Create(Place, _clock);
        for (var n = 0; n < Events; n++)
        {
            _ = await store.WriteAsync(turn => turn.AppendNext(data: data), Token);
            _ = await store.ReadAsync(static view => view.ReadJournal(view.Head - 1, null, 1), Token);
        }

        const long Bound = 24 << 20;
        Assert.InRange(new FileInfo(Database + "-wal").Length, 0, Bound);
    }

    private async Task MakeAsync()
    {
        await using var store = SqliteStore.Create(Place, _clock);
        _ = await store.WriteAsync(static turn => turn.AppendNext(), Token);
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        _ = command.ExecuteNonQuery();
    }
}
