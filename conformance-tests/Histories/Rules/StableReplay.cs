using System.Text.Json.Nodes;

namespace Protocol.ConformanceTests.Histories.Rules;

/// <summary>A committed answer comes again, the same, for the same key [SB-CORE-IDEM].</summary>
internal static class StableReplay
{
    public const string Rule = "replay-changed";

    public static IEnumerable<Violation> Check(History history) =>
        from call in history.Operations.Where(operation => operation is { Key: not null, IsCommitted: true })
            .GroupBy(operation => (operation.Actor, operation.Key))
        let first = call.First()
        where call.Any(again => !JsonNode.DeepEquals(first.Answer, again.Answer))
        select new Violation(Rule, $"{first.Op} of {first.Actor} with key {first.Key} was answered in two ways.");
}
