using Protocol.Json;

namespace Protocol.Workflows;

/// <summary>
/// W116: a guarantee is proved. Without the exits that it names, what it guards must be out of reach.
/// </summary>
internal static class GuaranteeChecks
{
    public static IEnumerable<Finding> Check(Workflow workflow, FlowGraph graph)
    {
        List<(string Place, string Before, IReadOnlyList<string> Exits)> groups = [];
        foreach (var (index, guarantee) in (workflow.Guarantees ?? []).Index())
        {
            var at = JsonPointer.Item("/guarantees", index);
            if (!workflow.Steps.ContainsKey(guarantee.Before))
            {
                yield return Found.Error(
                    "W116", Found.At(at, "before"), $"There is no step '{guarantee.Before}' outside of branches.");
                continue;
            }

            foreach (var (place, exit) in Named(guarantee, at))
            {
                if (WhyNothing(workflow, exit) is { } why)
                    yield return Found.Error("W116", place, why);
            }

            groups.AddRange(Groups(guarantee).Select(exits => (at, guarantee.Before, exits)));
        }

        foreach (var chunk in groups.Chunk(64))
        {
            foreach (var (place, before, exits) in Avoided(graph, chunk))
            {
                yield return Found.Error(
                    "W116", place, $"A path reaches {before} without {string.Join(" or ", exits)}.");
            }
        }
    }

    /// <summary>Each exit of requires for itself, and those of anyOf together.</summary>
    private static IEnumerable<IReadOnlyList<string>> Groups(Guarantee guarantee)
    {
        foreach (var exit in guarantee.Requires ?? [])
            yield return [exit];

        if (guarantee.AnyOf is { } options)
            yield return options;
    }

    private static IEnumerable<(string Place, string Exit)> Named(Guarantee guarantee, string at) =>
        Places(Found.At(at, "requires"), guarantee.Requires).Concat(Places(Found.At(at, "anyOf"), guarantee.AnyOf));

    private static IEnumerable<(string Place, string Exit)> Places(string list, IReadOnlyList<string>? exits) =>
        (exits ?? []).Select((exit, index) => (JsonPointer.Item(list, index), exit));

    /// <summary>Why an exit guarantees nothing: there is none, or its holder takes it without a gate.</summary>
    private static string? WhyNothing(Workflow workflow, string exit)
    {
        var parts = exit.Split('.');
        var step = workflow.Steps.GetValueOrDefault(parts[0]);
        if (step is null || Edges.Of(step, "").All(edge => edge.Exit != parts[^1]))
            return $"There is no exit '{exit}' outside of branches.";

        return step.Type is StepType.Task && step.Exits?.GetValueOrDefault(parts[1])?.Gate is null
            ? $"The exit {exit} has no gate, so it guarantees nothing."
            : null;
    }

    private static IEnumerable<(string Place, string Before, IReadOnlyList<string> Exits)> Avoided(
        FlowGraph graph, (string Place, string Before, IReadOnlyList<string> Exits)[] groups)
    {
        var bits = groups.SelectMany((group, bit) => group.Exits.Select(exit => (Exit: exit, Bit: 1UL << bit)))
            .GroupBy(one => one.Exit, one => one.Bit)
            .ToDictionary(one => one.Key, one => one.Aggregate((a, b) => a | b));
        var reached = Spread.Over(
            graph,
            [(graph.Start, Spread.Bits(groups.Length))],
            edge => edge.Via is { } via ? bits.GetValueOrDefault($"{edge.Step}.{via.Exit}") : 0);
        return groups.Where((group, bit) => (reached[graph.Of(group.Before)] & (1UL << bit)) != 0);
    }
}
