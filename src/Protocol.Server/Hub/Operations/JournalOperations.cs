using Protocol.Operations;
using Protocol.Principals;
using Protocol.Server.Stores;

namespace Protocol.Server.Hub.Operations;

/// <summary><c>events/read</c> and <c>describe</c>.</summary>
internal sealed class JournalOperations(HubParts parts, Caller caller)
{
    private const int DefaultPage = 100;

    public async Task<Answer<ReadEvents.Result>> ReadEventsAsync(
        ReadEvents.Request request, CancellationToken cancellationToken)
    {
        var limit = Math.Clamp(request.Limit ?? DefaultPage, 1, parts.Limits.MaxPage);
        var patience = TimeSpan.FromMilliseconds(Math.Clamp(request.WaitMs ?? 0, 0, parts.Limits.MaxWaitMs));
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        while (true)
        {
            var head = 0L;
            var answer = await parts.Turns.ReadAsync<ReadEvents.Result>(
                caller,
                reader =>
                {
                    head = reader.View.Head;
                    return request.Work is { } work && reader.View.FindWork(work) is null
                        ? WorkReader.Unknown(work)
                        : Read(reader.View, request, limit);
                },
                cancellationToken);
            var left = patience - System.Diagnostics.Stopwatch.GetElapsedTime(started);
            if (answer is not Answer<ReadEvents.Result>.Ok { Result.Events.Count: 0 } || left <= TimeSpan.Zero)
                return answer;

            await parts.Store.WaitAsync(Math.Max(head, request.After), left, cancellationToken);
        }
    }

    public Task<Answer<Describe.Result>> DescribeAsync(Describe.Request request, CancellationToken cancellationToken) =>
        parts.Turns.ReadAsync<Describe.Result>(
            caller,
            reader => Description.Of(parts.Limits, reader.Workspace, reader.View.IsSealed),
            cancellationToken);

    /// <summary>The entry whose position an id carries (<c>H-12</c> is the offer at position 12).</summary>
    public static JournalEntry? EntryOf(IReadView view, string id)
    {
        var dash = id.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0 || !long.TryParse(
            id.AsSpan(dash + 1), System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture, out var seq) || seq < 1)
        {
            return null;
        }

        var entries = view.ReadJournal(seq - 1, null, 1);
        return entries.Count == 1 && entries[0].Seq == seq ? entries[0] : null;
    }

    private static ReadEvents.Result Read(IReadView view, ReadEvents.Request request, int limit)
    {
        var events = view.ReadJournal(request.After, request.Work, limit + 1);
        var page = events.Take(limit).ToList();
        var more = events.Count > limit;
        var cursor = more ? page[^1].Seq : Math.Max(view.Head, request.After);
        return new("ok", page.ConvertAll(Tell), cursor, more);
    }

    /// <summary>The nonce of a request is for the verifier that takes it alone [SB-EVID-019].</summary>
    private static JournalEntry Tell(JournalEntry entry)
    {
        if (entry.Type != "verification.requested")
            return entry;

        var data = System.Text.Json.Nodes.JsonNode.Parse(entry.Data.GetRawText())!;
        data["request"]!.AsObject().Remove("nonce");
        return entry with { Data = System.Text.Json.JsonElement.Parse(data.ToJsonString()) };
    }
}
