using Protocol.Operations;

namespace Protocol.Server.Demo;

/// <summary>Reads the journal as it grows, by cursor, like any reader of another process.</summary>
internal sealed class DemoWatch(IHub hub, DemoBoard board)
{
    private readonly List<JournalEntry> _entries = [];

    /// <summary>What was read so far.</summary>
    public IReadOnlyList<JournalEntry> Entries => _entries;

    /// <summary>Follows until stopped, then reads what is left.</summary>
    public async Task FollowAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
            await ReadAsync(waitMs: 500);

        while (await ReadAsync(waitMs: null) > 0)
        {
        }
    }

    private async Task<int> ReadAsync(long? waitMs)
    {
        var after = _entries.Count > 0 ? _entries[^1].Seq : 0;
        var answer = await hub.ReadEventsAsync(new(after, Limit: 500, WaitMs: waitMs), CancellationToken.None);
        if (answer is not Answer<ReadEvents.Result>.Ok { Result.Events: var events })
            throw new DemoException("The journal cannot be read.");

        foreach (var entry in events)
            board.Take(entry);

        _entries.AddRange(events);
        return events.Count;
    }
}
