namespace Protocol.ConformanceTests.Histories.Rules;

/// <summary>
/// All answers about one work item fit some order in which each call takes effect at one instant between its start and
/// its end (the search of Wing and Gong with Lowe's cache).
/// </summary>
internal static class Linearizable
{
    public const string Rule = "not-linearizable";

    public static IEnumerable<Violation> Check(History history) =>
        from item in ClaimCalls.Of(history).GroupBy(call => call.Work)
        let reached = new LinearizationSearch([.. item.OrderBy(call => call.Start)]).FindLongest()
        where reached.Count < item.Count()
        select new Violation(Rule, Explain(item.Key, reached, [.. item]));

    private static string Explain(string work, IReadOnlyList<ClaimCall> reached, IReadOnlyList<ClaimCall> calls)
    {
        var stuck = calls.Except(reached).MinBy(call => call.End);
        return $"{work}: {reached.Count} of {calls.Count} calls fit; "
            + $"after {Name(reached is [.., var last] ? last : null)} "
            + $"nothing explains {Name(stuck)}.";
    }

    private static string Name(ClaimCall? call) => call is null
        ? "the start"
        : $"{call.Op} [{call.Move}, fence {call.Fence}, grants {call.Grants}, {call.Handoff}, at {call.Start}]";
}
