namespace Protocol.Workflows;

/// <summary>I124, W126: how often steps can be visited at most, and how large a document may be.</summary>
internal static class BoundChecks
{
    private const int MaxSteps = 1_000;
    private const int MaxWaysOut = 64;
    private const int MaxGates = 1_000;

    /// <summary>W126: what is larger is not looked at any further.</summary>
    public static IEnumerable<Finding> Check(Workflow workflow, IReadOnlyList<Region> regions)
    {
        if (regions.Sum(region => region.Steps.Count) > MaxSteps)
            yield return Found.Error("W126", "/steps", $"More than {MaxSteps} steps: divide the workflow.");

        if (workflow.Gates?.Count > MaxGates)
            yield return Found.Error("W126", "/gates", $"More than {MaxGates} gates: divide the workflow.");

        foreach (var (name, step, region) in regions.SelectMany(
            region => region.Steps.Select(step => (step.Key, step.Value, region))))
        {
            if ((step.Exits?.Count ?? 0) + (step.Cases?.Count ?? 0) > MaxWaysOut)
                yield return Found.Error("W126", region.At(name), $"More than {MaxWaysOut} ways out of one step.");
        }
    }

    /// <summary>
    /// How often steps can be visited in one work item, those of branches not counted: between two turns of loops each
    /// at most once.
    /// </summary>
    public static long VisitsOf(Workflow workflow)
    {
        var turns = workflow.Steps.Values.Sum(step =>
            (step.Exits?.Values.Sum(exit => (long?)exit.Loop?.Max) ?? 0) + (step.Default?.Loop?.Max ?? 0));
        return (turns + 1) * workflow.Steps.Count;
    }

    public static IEnumerable<Finding> Visits(Workflow workflow)
    {
        if (workflow.Policy?.Limits?.MaxStepVisits is { } limit && VisitsOf(workflow) is var bound && bound > limit)
        {
            yield return Found.Note(
                "I124", "/policy/limits/maxStepVisits",
                $"By its loops a work item could visit {bound} steps; the limit ends it after {limit}.");
        }
    }
}
