using System.Text.Json.Nodes;
using Protocol.ConformanceTests.Wire;

namespace Protocol.ConformanceTests.Histories;

/// <summary>
/// What was asked, what was answered, and the journal that was read afterwards: schemas/history.json.
/// </summary>
internal sealed record History(IReadOnlyList<Operation> Operations, IReadOnlyList<JournalEvent> Journal)
{
    /// <summary>The version of the format that this code reads and writes.</summary>
    public const int Format = 1;

    public static History Read(string file)
    {
        var lines = File.ReadLines(file).Where(line => line.Length > 0).Select(line => JsonNode.Parse(line)!).ToList();
        if (lines.FirstOrDefault().NumberAt("/historyFormat") != Format)
            throw new InvalidDataException($"{file}: the first line must say \"historyFormat\": {Format}.");

        return new(
            [.. lines.Where(line => line.TextAt("/line") == "operation").Select(ReadOperation)],
            [.. lines.Where(line => line.TextAt("/line") == "event").Select(line => JournalEvent.Of(line["event"]!))]);
    }

    private static Operation ReadOperation(JsonNode line) => new(
        line.TextAt("/actor") ?? "",
        line.TextAt("/op") ?? "",
        line.At("/args") as JsonObject ?? [],
        line.NumberAt("/start") ?? 0,
        line.NumberAt("/end"),
        line.At("/answer") as JsonObject);

    /// <summary>
    /// The calls as their callers meant them: attempts with one idempotency key are one call, from the start of the
    /// first to the first answer.
    /// </summary>
    public IReadOnlyList<Operation> Calls() =>
    [
        .. Operations.Where(operation => operation.Key is null),
        .. Operations.Where(operation => operation.Key is not null)
            .GroupBy(operation => (operation.Actor, operation.Key))
            .Select(Merge),
    ];

    private static Operation Merge(IEnumerable<Operation> attempts)
    {
        var ordered = attempts.OrderBy(attempt => attempt.Start).ToList();
        var answered = ordered.Find(attempt => attempt.Answer is not null) ?? ordered[^1];
        return answered with { Start = ordered[0].Start };
    }
}
