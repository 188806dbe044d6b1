namespace Protocol.Workflows;

/// <summary>
/// Steps that lead to each other: those of the workflow, or of one branch of a fork. Nothing leads from one region to
/// another but through the fork.
/// </summary>
/// <param name="Pointer">Where it stands.</param>
/// <param name="Start">Its first step.</param>
/// <param name="Steps">Its steps, by name.</param>
/// <param name="Outer">The region in which its fork stands.</param>
/// <param name="Fork">The step that forks into it.</param>
internal sealed record Region(
    string Pointer, string Start, IReadOnlyDictionary<string, Step> Steps, Region? Outer = null, string? Fork = null)
{
    /// <summary>The place of a step.</summary>
    public string At(string step) => Found.At(Pointer, "steps", step);

    /// <summary>All regions of a workflow, an outer one before those in it.</summary>
    public static IReadOnlyList<Region> Of(Workflow workflow)
    {
        List<Region> regions = [new("", workflow.Start, workflow.Steps)];
        for (var next = 0; next < regions.Count; next++)
        {
            var region = regions[next];
            regions.AddRange(
                from step in region.Steps
                from branch in step.Value.Branches ?? new Dictionary<string, Branch>()
                select new Region(
                    Found.At(region.At(step.Key), "branches", branch.Key), branch.Value.Start, branch.Value.Steps,
                    region, step.Key));
        }

        return regions;
    }
}
