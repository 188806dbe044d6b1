using Protocol.Server.Stores.Sqlite;

namespace Protocol.StoreProcess;

/// <summary>Takes a turn, says <c>holding</c>, and never ends it.</summary>
internal static class Holding
{
    public static async Task<int> RunAsync(string directory)
    {
        await using var store = SqliteStore.Open(directory, TimeProvider.System);
        return await store.WriteAsync(
            _ =>
            {
                Console.Out.WriteLine("holding");
                Thread.Sleep(Timeout.Infinite);
                return 0;
            },
            CancellationToken.None);
    }
}
