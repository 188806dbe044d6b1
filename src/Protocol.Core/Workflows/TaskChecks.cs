using Protocol.Operations;
using Protocol.Principals;

namespace Protocol.Workflows;

/// <summary>W106, W118, W123: the ways out of a task, its clocks, and the gate of its exit <c>done</c>.</summary>
internal static class TaskChecks
{
    public static IEnumerable<Finding> Check(Workflow workflow, Step step, string at)
    {
        var routed = WaysOut(workflow, step);
        return StepChecks.Routed(step, at, routed)
            .Concat(StepChecks.Ungated(step, at, routed))
            .Concat(StepChecks.Timed(step, at))
            .Concat(Limits(step, at))
            .Concat(Done(workflow, step, at));
    }

    /// <summary>Whether only a service has the role: it says <c>fail</c> in place of <c>blocked</c>.</summary>
    private static bool IsAutomated(Workflow workflow, Step step) =>
        step.Role is { } role && workflow.Roles?.GetValueOrDefault(role)?.Kinds is [PrincipalKind.Service];

    private static List<string> WaysOut(Workflow workflow, Step step)
    {
        List<string> exits = ["timeout", IsAutomated(workflow, step) ? "fail" : "blocked"];
        if (step.Attempts is not null || step.Grants is not null)
            exits.Add("exhausted");

        return exits;
    }

    private static IEnumerable<Finding> Limits(Step step, string at)
    {
        if (step.Lease is not null && Durations.Read(step.Lease) is null)
            yield return Found.Error("W118", Found.At(at, "lease"), "This is no ISO 8601 duration, such as PT15M.");

        if (step.Attempts < 1 || step.Grants < 1)
            yield return Found.Error("W106", at, "A limit is at least 1.");
    }

    private static IEnumerable<Finding> Done(Workflow workflow, Step step, string at)
    {
        const string open = "The exit 'done' has no gate: whoever holds the step grades it. Give it a gate.";
        if (step.Exits?.GetValueOrDefault("done") is { Gate: null })
        {
            // The built-in workflow serves whoever wants claims alone.
            var place = Found.At(at, "exits", "done");
            yield return workflow.Id == Workflow.BuiltInTask
                ? Found.Warning("W123", place, open)
                : Found.Error("W123", place, open);
        }
    }
}
