using System.Text.Json.Nodes;
using Protocol.ConformanceTests.Histories;
using Protocol.ConformanceTests.Wire;

namespace Protocol.ConformanceTests.Cases;

/// <summary>
/// What holds at the end of every case: the journal is dense, its fences rise, nobody held what another held, and no
/// handle stands where a reader finds it.
/// </summary>
internal sealed class JournalAudit(Cast cast, HandleWatch handles)
{
    /// <param name="from">From here on events are checked by their schemas.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task CheckAsync(long from, CancellationToken cancellationToken)
    {
        var unasked = cast.Unasked().ToList();
        CaseFailure.Unless(unasked.Count == 0, $"the hub wrote what nobody asked for: {string.Join("; ", unasked)}");
        var process = cast.Survivor();
        var journal = await JournalReader.ReadAsync(process, cancellationToken);
        var violations = HistoryCheck.Run(new([], [.. journal.Select(JournalEvent.Of)]));
        CaseFailure.Unless(violations.Count == 0, $"the journal breaks a rule: {string.Join("; ", violations)}");

        foreach (var entry in journal.Where(entry => entry.NumberAt("/seq") > from))
            WireSchemas.CheckEvent(entry);

        handles.CheckIn("the journal", new JsonArray([.. journal.Select(entry => entry.DeepClone())]));
        foreach (var operation in (string[])["status", "work/list", "attention/list"])
            handles.CheckIn(operation, await process.CallAsync(operation, [], cancellationToken));
    }
}
