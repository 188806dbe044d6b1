namespace Protocol.Workflows;

/// <summary>W117: what a step needs is there on every path to it.</summary>
internal static class NeedChecks
{
    public static IEnumerable<Finding> Check(IReadOnlyList<FlowGraph> graphs)
    {
        var needed = graphs.SelectMany(graph => graph.Region.Steps.Values)
            .SelectMany(step => step.Needs ?? []).Distinct().ToList();
        return needed.Chunk(64).SelectMany(chunk => Check(graphs, chunk));
    }

    private static IEnumerable<Finding> Check(IReadOnlyList<FlowGraph> graphs, string[] needed)
    {
        var bits = needed.Index().ToDictionary(one => one.Item, one => 1UL << one.Index);
        Dictionary<Region, (FlowGraph Graph, ulong[] Missing)> known = [];
        foreach (var graph in graphs)
        {
            var missing = Spread.Over(
                graph,
                [(graph.Start, AtStart(graph, known) & Spread.Bits(bits.Count))],
                edge => Given(graph, edge, bits));
            known[graph.Region] = (graph, missing);
            foreach (var (name, step) in graph.Region.Steps)
            {
                foreach (var need in (step.Needs ?? []).Where(bits.ContainsKey))
                {
                    if ((missing[graph.Of(name)] & bits[need]) != 0)
                    {
                        yield return Found.Error(
                            "W117", Found.At(graph.Region.At(name), "needs"),
                            $"The output '{need}' is not there on every path to this step.");
                    }
                }
            }
        }
    }

    /// <summary>A branch begins with what its fork has.</summary>
    private static ulong AtStart(
        FlowGraph graph, Dictionary<Region, (FlowGraph Graph, ulong[] Missing)> known) =>
        graph.Region is { Outer: { } outer, Fork: { } fork } && known.TryGetValue(outer, out var around)
            ? around.Missing[around.Graph.Of(fork)]
            : ulong.MaxValue;

    /// <summary>An exit that passed its gate leaves outputs; who resumes had what it needs.</summary>
    private static ulong Given(FlowGraph graph, FlowEdge edge, Dictionary<string, ulong> bits)
    {
        if (edge.IsResume)
            return ulong.MaxValue;

        return edge.Via is { Gate: not null, IsThen: false }
            ? (graph.Region.Steps[edge.Step].Outputs?.Keys ?? [])
                .Aggregate(0UL, (all, output) => all | bits.GetValueOrDefault(output))
            : 0;
    }
}
