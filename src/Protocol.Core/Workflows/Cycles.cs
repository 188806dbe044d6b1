namespace Protocol.Workflows;

/// <summary>
/// The edges that close a cycle without a bounded edge, found in one walk in depth that keeps its own stack.
/// </summary>
internal static class Cycles
{
    public static IEnumerable<FlowEdge> Of(FlowGraph graph)
    {
        // Nothing for a node that was not seen, true while it is open, false once it is done.
        var states = new bool?[graph.Nodes.Count];
        return Enumerable.Range(0, states.Length).Prepend(graph.Start)
            .SelectMany(root => From(graph, root, states)).Distinct();
    }

    private static IEnumerable<FlowEdge> From(FlowGraph graph, int root, bool?[] states)
    {
        if (states[root] is not null)
            yield break;

        // What is open, and which of its edges was taken last.
        Stack<(int Node, int Next)> open = [];
        states[root] = true;
        open.Push((root, 0));
        while (open.TryPop(out var top))
        {
            if (top.Next == graph.From(top.Node).Count)
            {
                states[top.Node] = false;
                continue;
            }

            open.Push((top.Node, top.Next + 1));
            var edge = graph.All[graph.From(top.Node)[top.Next]];
            if (edge.Via is { Bounded: true })
                continue;

            if (states[edge.To] is true)
                yield return edge.Via is null ? Leaving(graph, open, edge.To) : edge;
            else if (states[edge.To] is null)
                Enter(edge.To);
        }

        void Enter(int node)
        {
            states[node] = true;
            open.Push((node, 0));
        }
    }

    /// <summary>Where a cycle is closed within a step that resumes: the way out by which it was left.</summary>
    private static FlowEdge Leaving(FlowGraph graph, Stack<(int Node, int Next)> open, int node)
    {
        var (_, next) = open.First(one => one.Node == node);
        return graph.All[graph.From(node)[next - 1]];
    }
}
