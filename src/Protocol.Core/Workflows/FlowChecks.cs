namespace Protocol.Workflows;

/// <summary>W102, W103, W104: every step is reached and left, and what goes in circles is bounded.</summary>
internal static class FlowChecks
{
    public static IEnumerable<Finding> Check(FlowGraph graph)
    {
        var region = graph.Region;
        var reached = Spread.Over(graph, [(graph.Start, 1)], _ => 0);
        var steps = reached.Index().Where(node => node.Item != 0).Select(node => graph.Nodes[node.Index]).ToHashSet();
        foreach (var step in region.Steps.Keys.Where(step => !steps.Contains(step)))
            yield return Found.Error("W102", region.At(step), "No path from the start leads here.");

        var ending = Ending(graph);
        foreach (var step in steps.Where(step => !ending[graph.Of(step)]))
            yield return Found.Error("W103", region.At(step), "From here no end can be reached.");

        foreach (var edge in Cycles.Of(graph))
        {
            yield return Found.Error(
                "W104", edge.Via!.Pointer,
                $"'{edge.Via.Exit}' closes a cycle without a bounded edge: give it a loop with max and then.");
        }
    }

    /// <summary>Which nodes lead to an end.</summary>
    private static bool[] Ending(FlowGraph graph)
    {
        var into = graph.All.ToLookup(edge => edge.To, edge => edge.From);
        var ending = new bool[graph.Nodes.Count];
        Stack<int> open = new(graph.Region.Steps
            .Where(step => step.Value.Type is StepType.End).Select(step => graph.Of(step.Key)));
        while (open.TryPop(out var node))
        {
            if (ending[node])
                continue;

            ending[node] = true;
            foreach (var before in into[node])
                open.Push(before);
        }

        return ending;
    }
}
