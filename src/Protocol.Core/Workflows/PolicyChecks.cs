using Protocol.Json;
using Protocol.Operations;

namespace Protocol.Workflows;

/// <summary>W118, W124: what a workflow demands beside its gates can be read.</summary>
internal static class PolicyChecks
{
    public static IEnumerable<Finding> Check(Workflow workflow)
    {
        if (workflow.Policy?.Limits?.Deadline is { } deadline && Durations.Read(deadline) is null)
            yield return Found.Error("W118", "/policy/limits/deadline", "This is no ISO 8601 duration, such as P5D.");

        foreach (var (index, rule) in (workflow.Policy?.Risk?.Rules ?? []).Index())
        {
            var place = Found.At(JsonPointer.Item("/policy/risk/rules", index), "when");
            foreach (var finding in ConditionChecks.Check(rule.When, place))
                yield return finding;
        }
    }
}
