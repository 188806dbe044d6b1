using System.Text.Json;
using Protocol.Operations;
using Protocol.Principals;
using Protocol.Server.Stores.Sqlite;

namespace Protocol.StoreProcess;

/// <summary>
/// Appends events as fast as it can, from the line <c>go</c> until its input ends. On its output: <c>ready</c> and the
/// workspace, then <c>ack</c> and the position of every append that was acknowledged.
/// </summary>
internal static class Appending
{
    public static async Task<int> RunAsync(string directory, string name, int callers)
    {
        await using var store = SqliteStore.Create(directory, TimeProvider.System);
        await WriteLineAsync($"ready {store.Workspace.Id}");
        _ = await Console.In.ReadLineAsync();

        using var end = new CancellationTokenSource();
        var appending = Enumerable.Range(0, callers).Select(_ => AppendAsync(store, name, end.Token)).ToArray();
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        await end.CancelAsync();
        await Task.WhenAll(appending);
        return 0;
    }

    private static async Task AppendAsync(SqliteStore store, string name, CancellationToken end)
    {
        var actor = new Actor(new($"agent:{name}"), PrincipalKind.Agent, Assurance.Asserted);
        var data = JsonDocument.Parse("{}").RootElement;
        while (!end.IsCancellationRequested)
        {
            var seq = await store.WriteAsync(
                turn =>
                {
                    turn.Append(new JournalEntry(turn.Head + 1, turn.Now, "claim.progressed", actor, null, data));
                    return turn.Head;
                },
                CancellationToken.None);
            await WriteLineAsync($"ack {seq}");
        }
    }

    private static async Task WriteLineAsync(string line)
    {
        // One write a line: a process that is killed leaves whole lines.
        await Console.Out.WriteAsync(line + "\n");
        await Console.Out.FlushAsync();
    }
}
