namespace Protocol.Workflows;

/// <summary>W101, W105, W108, W110: where a region begins, ends, and where its exits lead.</summary>
internal static class TargetChecks
{
    public static IEnumerable<Finding> Check(IReadOnlyList<Region> regions)
    {
        var everywhere = regions.SelectMany(region => region.Steps.Keys).ToHashSet();
        return regions.SelectMany(region => Check(region, everywhere));
    }

    private static IEnumerable<Finding> Check(Region region, HashSet<string> everywhere)
    {
        if (!region.Steps.ContainsKey(region.Start))
        {
            yield return Lost(Found.At(region.Pointer, "start"), region.Start, everywhere);
        }
        else if (FlowGraph.Resumes(region.Steps[region.Start]))
        {
            yield return Found.Error(
                "W101", region.At(region.Start), "The first step comes from nowhere: it cannot resume.");
        }

        if (region.Steps.Values.All(step => step.Type is not StepType.End))
            yield return Found.Error("W110", Found.At(region.Pointer, "steps"), "There is no step of type end.");

        foreach (var (name, step) in region.Steps)
        {
            foreach (var edge in Edges.Of(step, region.At(name)).Where(edge => !Leads(region, step, edge)))
                yield return Lost(Found.At(edge.Pointer, edge.IsThen ? "then" : "to"), edge.To, everywhere);

            foreach (var (place, loop) in Loops(step, region.At(name)))
            {
                if (loop.Then is null || loop.Max < 1)
                    yield return Found.Error("W105", place, "A loop needs max (at least 1) and then.");
            }
        }
    }

    private static bool Leads(Region region, Step step, StepEdge edge) =>
        region.Steps.ContainsKey(edge.To)
        || (edge is { To: Exit.Resume, IsThen: false } && step.Exits?.GetValueOrDefault(edge.Exit)?.To == Exit.Resume);

    private static Finding Lost(string place, string to, HashSet<string> everywhere) => everywhere.Contains(to)
        ? Found.Error("W108", place, $"The step '{to}' stands in another region: lead to an end of this one.")
        : Found.Error("W101", place, $"There is no step '{to}'.");

    private static IEnumerable<(string Place, Loop Loop)> Loops(Step step, string at)
    {
        foreach (var (name, exit) in step.Exits ?? new Dictionary<string, Exit>())
        {
            if (exit.Loop is { } loop)
                yield return (Found.At(at, "exits", name, "loop"), loop);
        }

        if (step.Default?.Loop is { } last)
            yield return (Found.At(at, "default", "loop"), last);
    }
}
