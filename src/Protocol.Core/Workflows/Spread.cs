namespace Protocol.Workflows;

/// <summary>
/// Up to 64 questions of one kind answered in one walk: which nodes are reached from the seeds of each, without the
/// edges that are closed to it. Each bit is a question.
/// </summary>
internal static class Spread
{
    /// <summary>The bits that reach each node.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="seeds">Where each bit begins.</param>
    /// <param name="closed">The bits that an edge stops.</param>
    public static ulong[] Over(
        FlowGraph graph, IEnumerable<(int Node, ulong Bits)> seeds, Func<FlowEdge, ulong> closed)
    {
        var stops = graph.All.Select(closed).ToArray();
        var reached = new ulong[graph.Nodes.Count];
        var isQueued = new bool[reached.Length];
        Queue<int> queue = [];
        void Reach(int node, ulong bits)
        {
            if ((bits & ~reached[node]) == 0)
                return;

            reached[node] |= bits;
            if (!isQueued[node])
                queue.Enqueue(node);

            isQueued[node] = true;
        }

        foreach (var (node, bits) in seeds)
            Reach(node, bits);

        while (queue.TryDequeue(out var node))
        {
            isQueued[node] = false;
            foreach (var edge in graph.From(node))
                Reach(graph.All[edge].To, reached[node] & ~stops[edge]);
        }

        return reached;
    }

    /// <summary>The bits from 0 on, as many as there are questions.</summary>
    public static ulong Bits(int count) => count >= 64 ? ulong.MaxValue : (1UL << count) - 1;
}
