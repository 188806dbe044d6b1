using Protocol.Json;
using Protocol.Operations;
using Protocol.WorkItems;

namespace Protocol.Workflows;

/// <summary>What each step must have by its type.</summary>
internal static class StepChecks
{
    public static IEnumerable<Finding> Check(Workflow workflow, IReadOnlyList<Region> regions) =>
        from region in regions
        from step in region.Steps
        from finding in Check(workflow, step.Value, region.At(step.Key))
        select finding;

    private static IEnumerable<Finding> Check(Workflow workflow, Step step, string at)
    {
        var findings = step.Type switch
        {
            StepType.Task => TaskChecks.Check(workflow, step, at),
            StepType.Decision => Decision(step, at),
            StepType.Wait => Wait(step, at),
            StepType.Fork => Fork(step, at),
            StepType.Map => Map(step, at),
            StepType.Call => Routed(step, at, ["succeeded", "failed", "canceled"]),
            StepType.End => End(step, at),
        };
        return findings.Concat(MemberChecks.Check(step, at));
    }

    /// <summary>W106: the exits that must be routed.</summary>
    public static IEnumerable<Finding> Routed(Step step, string at, IEnumerable<string> exits) =>
        from exit in exits
        where step.Exits?.ContainsKey(exit) is not true
        select Found.Error(
            "W106", Found.At(at, "exits"), $"The exit '{exit}' must be routed, or work gets stuck here.");

    /// <summary>W106: a way out without a gate.</summary>
    public static IEnumerable<Finding> Ungated(Step step, string at, IEnumerable<string> exits) =>
        from exit in exits
        where step.Exits?.GetValueOrDefault(exit)?.Gate is not null
        select Found.Error(
            "W106", Found.At(at, "exits", exit, "gate"), $"The exit '{exit}' is a way out; it has no gate.");

    /// <summary>W118: a timeout that can be read.</summary>
    public static IEnumerable<Finding> Timed(Step step, string at)
    {
        if (Durations.Read(step.Timeout) is null)
            yield return Found.Error("W118", Found.At(at, "timeout"), "Give the step a timeout, for example PT2H.");
    }

    private static IEnumerable<Finding> Decision(Step step, string at)
    {
        if (step.Default is null)
            yield return Found.Error("W107", at, "A decision needs a default, for whatever no case expects.");

        if (step.Exits is not null)
            yield return Found.Error("W107", Found.At(at, "exits"), "A decision has cases and a default, no exits.");

        foreach (var (index, option) in (step.Cases ?? []).Index())
        {
            var place = Found.At(JsonPointer.Item(Found.At(at, "cases"), index), "when");
            foreach (var finding in ConditionChecks.Check(option.When, place))
                yield return finding;
        }
    }

    private static IEnumerable<Finding> Wait(Step step, string at)
    {
        foreach (var finding in Timed(step, at).Concat(Routed(step, at, ["timeout"])))
            yield return finding;

        foreach (var finding in Ungated(step, at, ["timeout", "fail"]))
            yield return finding;

        var others = (step.Exits ?? new Dictionary<string, Exit>())
            .Where(exit => exit.Key is not ("timeout" or "fail")).ToList();
        if (others is not [{ Value: { Gate: not null, Approves: false } }])
        {
            yield return Found.Error(
                "W106", Found.At(at, "exits"),
                "A wait has one exit with a gate, and beside it timeout and, where wanted, fail.");
        }
    }

    private static IEnumerable<Finding> Fork(Step step, string at)
    {
        foreach (var finding in Routed(step, at, ["joined", "failed"]))
            yield return finding;

        var branches = step.Branches?.Count ?? 0;
        if (branches < 2)
            yield return Found.Error("W109", Found.At(at, "branches"), "A fork has at least two branches.");

        if (step.Join is null)
        {
            yield return Found.Error("W109", at, "A fork needs join: how many of its branches must succeed.");
        }
        else if (step.Join.Mode == "quorum" && !(step.Join.Quorum >= 1 && step.Join.Quorum <= branches))
        {
            yield return Found.Error(
                "W109", Found.At(at, "join"), $"The quorum is between 1 and {branches}, the branches.");
        }
    }

    private static IEnumerable<Finding> Map(Step step, string at)
    {
        foreach (var finding in Routed(step, at, ["completed", "halted"]))
            yield return finding;

        if (step.Over is null || step.Each is null)
            yield return Found.Error("W106", at, "A map needs over, its targets, and each, what is called for one.");

        var missing = new[]
        {
            step.MaxParallel is null ? "maxParallel" : null,
            step.Canary is null ? "canary" : null,
            step.Tolerate is null ? "tolerate" : null,
        }.OfType<string>().ToList();
        if (missing.Count > 0)
        {
            yield return Found.Warning(
                "W121", at, $"All targets at once, whatever fails: say {string.Join(", ", missing)}.");
        }
    }

    private static IEnumerable<Finding> End(Step step, string at)
    {
        if (step.Exits is { Count: > 0 } || step.Cases is not null || step.Default is not null)
            yield return Found.Error("W111", at, "An end has no exits.");

        if (step.Result is not (Lifecycle.Succeeded or Lifecycle.Failed or Lifecycle.Canceled))
        {
            yield return Found.Error(
                "W111", Found.At(at, "result"), "An end results in succeeded, failed or canceled.");
        }
    }
}
