using Protocol.ConformanceTests.Wire;

namespace Protocol.ConformanceTests.Histories.Rules;

/// <summary>
/// What a caller was told has happened stands in the journal, whatever was killed since [SB-JRNL-021].
/// </summary>
internal static class AckedIsKept
{
    public const string Rule = "lost-ack";

    public static IEnumerable<Violation> Check(History history)
    {
        if (history.Journal.Count == 0)
            return [];

        var kept = history.Journal.SelectMany(MarksOf).ToHashSet();
        return
        [
            .. from call in ClaimCalls.Of(history)
               where MarkOf(call) is { } mark && !kept.Contains(mark)
               select new Violation(Rule, $"{call.Op} was answered, and the journal has no {MarkOf(call)}."),
            .. from call in history.Calls()
               where MarkOf(call) is { } mark && !kept.Contains(mark)
               select new Violation(
                   Rule,
                   $"{call.Op} of {call.Actor} was answered, "
                   + $"and the journal has no {MarkOf(call)}."),
        ];
    }

    private static string? MarkOf(ClaimCall call) => call switch
    {
        { Grants: not null } => $"grant {call.Work} {call.Grants}",
        { Op: "claim/release", Accepted: true } => $"end {call.Work} {call.Fence} released",
        { Op: "step/advance", Move: ClaimMove.End } => $"end {call.Work} {call.Fence} parked",
        { Op: "step/advance", Move: ClaimMove.Pass } => $"end {call.Work} {call.Fence} left",
        { Move: ClaimMove.Offer } => $"offer {call.Handoff}",
        { Move: ClaimMove.Close } => $"close {call.Handoff}",
        _ => null,
    };

    private static string? MarkOf(Operation call) => call switch
    {
        { Op: "claim/progress", Outcome: "recorded" } => $"note {call.Args.TextAt("/note")}",
        { Op: "evidence/submit", Outcome: "recorded" } => $"evidence {call.Result.TextAt("/evidence")}",
        { Op: "verification/report", Outcome: "minted" } => $"evidence {call.Result.TextAt("/evidence")}",
        { Op: "work/create", Outcome: "created" } => $"work {call.Result.TextAt("/work/work")}",
        _ => null,
    };

    private static IEnumerable<string> MarksOf(JournalEvent entry) => entry.Type switch
    {
        "work.created" => [$"work {entry.Work}"],
        "claim.granted" => [$"grant {entry.Work} {entry.Fence}"],
        "claim.ended" => [$"end {entry.Work} {entry.Fence} {entry.Data.TextAt("/cause")}"],
        "claim.progressed" => [$"note {entry.Data.TextAt("/note")}"],
        "handoff.offered" => [$"offer {entry.Data.TextAt("/handoff")}"],
        "handoff.closed" => [$"close {entry.Data.TextAt("/handoff")}"],
        "evidence.minted" => [$"evidence {entry.Data.TextAt("/evidence/id")}"],
        _ => [],
    };
}
