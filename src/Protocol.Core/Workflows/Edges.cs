namespace Protocol.Workflows;

/// <summary>The graph of a workflow. A loop is a bounded edge; its <c>then</c> is an unbounded one beside it.</summary>
internal static class Edges
{
    /// <summary>Where a step leads: pairs of the place in the document and the target.</summary>
    public static IEnumerable<(string Place, string To)> Targets(Step step) =>
        Of(step).Select(edge => (edge.Exit, edge.To));

    /// <summary>The edges of a step.</summary>
    public static IEnumerable<(string Exit, string To, bool Bounded)> Of(Step step)
    {
        foreach (var (name, exit) in step.Exits ?? new Dictionary<string, Exit>())
        {
            yield return (name, exit.To, exit.Loop is not null);
            if (exit.Loop?.Then is { } then)
                yield return (name, then, false);
        }

        foreach (var (index, option) in (step.Cases ?? []).Index())
            yield return ($"case-{index + 1}", option.To, false);

        if (step.Default is { } fallback)
        {
            yield return ("default", fallback.To, fallback.Loop is not null);
            if (fallback.Loop?.Then is { } then)
                yield return ("default", then, false);
        }
    }

    /// <summary>The steps that can be reached from one, without the named exits (<c>step.exit</c>).</summary>
    public static HashSet<string> Reach(Workflow workflow, string from, IReadOnlyCollection<string> without)
    {
        HashSet<string> reached = [from];
        Queue<string> queue = new([from]);
        while (queue.TryDequeue(out var name))
        {
            foreach (var (exit, to, _) in Of(workflow.Steps[name]))
            {
                if (workflow.Steps.ContainsKey(to) && !without.Contains($"{name}.{exit}") && reached.Add(to))
                    queue.Enqueue(to);
            }
        }

        return reached;
    }
}
