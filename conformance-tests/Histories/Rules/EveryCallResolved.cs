namespace Protocol.ConformanceTests.Histories.Rules;

/// <summary>
/// Whoever asks again with the same key learns the outcome: no call stays without an answer [SB-CORE-IDEM].
/// </summary>
internal static class EveryCallResolved
{
    public const string Rule = "unresolved";

    public static IEnumerable<Violation> Check(History history) =>
        from call in history.Calls()
        where call.Answer is null && call.Key is not null
        select new Violation(Rule, $"{call.Op} of {call.Actor} with key {call.Key} never got an answer.");
}
