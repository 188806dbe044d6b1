namespace Protocol.Workflows;

/// <summary>What is proved over all paths at once: each check is a walk over the graph.</summary>
internal static class FlowChecks
{
    public static IEnumerable<Finding> Check(Workflow workflow, bool isWhole)
    {
        if (!workflow.Steps.ContainsKey(workflow.Start))
            yield break;

        var reached = Edges.Reach(workflow, workflow.Start, []);
        foreach (var step in workflow.Steps.Keys.Where(step => isWhole && !reached.Contains(step)))
            yield return new("W102", true, $"/steps/{step}", "No path from the start leads here.");

        foreach (var step in reached.Where(step => isWhole && !CanEnd(workflow, step)))
            yield return new("W103", true, $"/steps/{step}", "From here no end can be reached.");

        if (FindCycle(workflow) is { } cycle)
        {
            yield return new(
                "W104", true, $"/steps/{cycle}",
                "A cycle through this step has no bounded edge: give it a loop with max and then.");
        }

        foreach (var (index, guarantee) in (workflow.Guarantees ?? []).Index())
        {
            foreach (var finding in Guaranteed(workflow, $"/guarantees/{index}", guarantee))
                yield return finding;
        }
    }

    private static bool CanEnd(Workflow workflow, string step) =>
        Edges.Reach(workflow, step, []).Any(name => workflow.Steps[name].Type is StepType.End);

    /// <summary>Without its bounded edges the graph must be acyclic; names a step of a cycle where it is not.</summary>
    private static string? FindCycle(Workflow workflow)
    {
        var open = workflow.Steps.Keys.ToDictionary(
            step => step,
            step => workflow.Steps.Values.SelectMany(Edges.Of).Count(edge => !edge.Bounded && edge.To == step));
        Queue<string> free = new(open.Where(pair => pair.Value == 0).Select(pair => pair.Key));
        while (free.TryDequeue(out var step))
        {
            open.Remove(step);
            foreach (var (_, to, bounded) in Edges.Of(workflow.Steps[step]))
            {
                if (!bounded && open.ContainsKey(to) && --open[to] == 0)
                    free.Enqueue(to);
            }
        }

        return open.Keys.Order(StringComparer.Ordinal).FirstOrDefault();
    }

    private static IEnumerable<Finding> Guaranteed(Workflow workflow, string at, Guarantee guarantee)
    {
        if (!workflow.Steps.ContainsKey(guarantee.Before))
        {
            yield return new("W116", true, at, $"There is no step '{guarantee.Before}'.");
            yield break;
        }

        foreach (var required in guarantee.Requires)
        {
            if (!GateChecks.Exists(workflow, required))
                yield return new("W116", true, at, $"There is no exit '{required}'.");
            else if (Edges.Reach(workflow, workflow.Start, [required]).Contains(guarantee.Before))
                yield return new("W116", true, at, $"A path reaches {guarantee.Before} without {required}.");
            else if (GateOf(workflow, required) is null)
                yield return new("W116", true, at, $"The exit {required} has no gate, so it guarantees nothing.");
        }
    }

    private static string? GateOf(Workflow workflow, string exit)
    {
        var parts = exit.Split('.');
        return workflow.Steps[parts[0]].Exits?.GetValueOrDefault(parts[1])?.Gate;
    }
}
