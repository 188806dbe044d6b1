namespace Protocol.Workflows;

/// <summary>
/// The graph of a region. A step that resumes is split into one node for each origin, from which it leads back to that
/// origin, and one common node for all its other ways out; so the graph grows with the document, not with its square.
/// </summary>
internal sealed class FlowGraph
{
    private readonly List<string> _nodes = [];
    private readonly List<FlowEdge> _edges = [];
    private readonly List<List<int>> _out = [];
    private readonly Dictionary<string, int> _common = [];
    private readonly Dictionary<(string Step, string Origin), int> _split = [];

    private FlowGraph(Region region)
    {
        Region = region;
        foreach (var step in region.Steps.Keys)
            _common[step] = Add(step);

        foreach (var (name, step) in region.Steps)
        {
            foreach (var edge in Edges.Of(step, region.At(name)).Where(edge => region.Steps.ContainsKey(edge.To)))
                Connect(_common[name], Enter(edge.To, name), name, edge);
        }
    }

    /// <summary>The region.</summary>
    public Region Region { get; }

    /// <summary>The step of each node.</summary>
    public IReadOnlyList<string> Nodes => _nodes;

    /// <summary>All edges.</summary>
    public IReadOnlyList<FlowEdge> All => _edges;

    /// <summary>The node of the first step.</summary>
    public int Start => _common[Region.Start];

    /// <summary>The graph of a region; edges that lead nowhere are left out.</summary>
    public static FlowGraph Of(Region region) => new(region);

    /// <summary>Whether a step resumes.</summary>
    public static bool Resumes(Step step) => step.Exits?.Values.Any(exit => exit.To == Exit.Resume) ?? false;

    /// <summary>The node of a step whatever its origin.</summary>
    public int Of(string step) => _common[step];

    /// <summary>The indexes of the edges that leave a node.</summary>
    public IReadOnlyList<int> From(int node) => _out[node];

    /// <summary>The node to which an edge from a step leads.</summary>
    private int Enter(string step, string origin)
    {
        if (!Resumes(Region.Steps[step]))
            return _common[step];

        Stack<(string Step, string Origin)> open = new([(step, origin)]);
        while (open.TryPop(out var next))
        {
            if (_split.ContainsKey(next))
                continue;

            _split[next] = Add(next.Step);
            Connect(_split[next], _common[next.Step], next.Step, null);
            if (Resumes(Region.Steps[next.Origin]))
                open.Push((next.Origin, next.Step));
        }

        ConnectBack(step, origin);
        if (Resumes(Region.Steps[origin]))
            ConnectBack(origin, step);

        return _split[(step, origin)];
    }

    private void ConnectBack(string step, string origin)
    {
        var from = _split[(step, origin)];
        if (_out[from].Count > 1)
            return;

        var to = _split.GetValueOrDefault((origin, step), _common[origin]);
        var back = Edges.Of(Region.Steps[step], Region.At(step)).Where(edge => edge.To == Exit.Resume);
        foreach (var edge in back)
            Connect(from, to, step, edge);
    }

    private int Add(string step)
    {
        _nodes.Add(step);
        _out.Add([]);
        return _nodes.Count - 1;
    }

    private void Connect(int from, int to, string step, StepEdge? via)
    {
        _out[from].Add(_edges.Count);
        _edges.Add(new(from, to, step, via));
    }
}
