using Protocol.Gates;
using Protocol.Principals;
using Protocol.Text;

namespace Protocol.Workflows;

/// <summary>
/// W116, W119, W120: what cannot be undone is guarded, from outside of what is judged, and never by silence.
/// </summary>
internal static class EffectChecks
{
    private const string ProcessFiles = ".signalbox/**";

    public static IEnumerable<Finding> Check(Workflow workflow, IReadOnlyList<Region> regions, FlowGraph? graph)
    {
        var effects =
            from region in regions
            from step in region.Steps
            where step.Value.Effect is StepEffect.Irreversible
            select (step.Key, step.Value, At: region.At(step.Key));
        foreach (var (name, step, at) in effects)
        {
            foreach (var finding in Guarded(workflow, name, step, at).Concat(Process(workflow, at)))
                yield return finding;
        }

        foreach (var finding in graph is null ? [] : Silence(workflow, graph))
            yield return finding;
    }

    private static IEnumerable<Finding> Guarded(Workflow workflow, string name, Step step, string at)
    {
        if (step.Entry is null)
            yield return Found.Error("W116", at, "What cannot be undone needs an entry gate.");

        if ((workflow.Guarantees ?? []).All(guarantee => guarantee.Before != name))
            yield return Found.Error("W116", at, "What cannot be undone needs a guarantee that names it in before.");
    }

    private static IEnumerable<Finding> Process(Workflow workflow, string at)
    {
        if (workflow.Policy?.Process is { Source: not "base" })
        {
            yield return Found.Error(
                "W120", "/policy/process/source", $"{at} cannot be undone, so the process is read from the base.");
        }

        var isProtected = (workflow.Policy?.Protected ?? []).Select(pattern => new Glob(pattern))
            .Any(glob => glob.Matches(".signalbox/policy.json") && glob.Matches(".signalbox/workflows/change.json"));
        if (!isProtected)
        {
            yield return Found.Error(
                "W120", workflow.Policy?.Protected is null ? "" : "/policy/protected",
                $"{at} cannot be undone, so policy.protected holds {ProcessFiles}.");
        }
    }

    /// <summary>Each step at which only a person approves is a bit that begins where nobody answered.</summary>
    private static IEnumerable<Finding> Silence(Workflow workflow, FlowGraph graph)
    {
        var steps = workflow.Steps.Where(step => (step.Value.Exits?.Values ?? [])
            .Any(exit => Approvals(workflow, exit.Gate).Any(one => one.PrincipalKinds is [PrincipalKind.Human])));
        foreach (var chunk in steps.Select(step => step.Key).Chunk(64))
        {
            var bits = chunk.Index().ToDictionary(one => one.Item, one => 1UL << one.Index);
            var seeds = graph.All
                .Where(edge => edge.Via?.Exit is "timeout" or "exhausted" or "blocked" && bits.ContainsKey(edge.Step))
                .Select(edge => (edge.To, bits[edge.Step]));
            var reached = Spread.Over(
                graph,
                seeds,
                edge => Demands(workflow, edge.Via?.Gate) ? ulong.MaxValue : bits.GetValueOrDefault(edge.Step));
            foreach (var (name, bit) in bits)
            {
                if (Irreversible(graph, reached, bit) is { } effect)
                {
                    yield return Found.Error(
                        "W119", Found.At("/steps", name),
                        $"Where nobody answers here, a path leads to '{effect}' without an approval.");
                }
            }
        }
    }

    private static string? Irreversible(FlowGraph graph, ulong[] reached, ulong bit) => graph.Nodes
        .Where((step, node) => (reached[node] & bit) != 0
            && graph.Region.Steps[step].Effect is StepEffect.Irreversible)
        .FirstOrDefault();

    /// <summary>Whether nobody comes through the gate without an approval, whatever the facts are.</summary>
    private static bool Demands(Workflow workflow, string? gate) =>
        gate is not null && workflow.Gates?.GetValueOrDefault(gate) is { All: { } all } && all.Any(IsDemand);

    private static bool IsDemand(Criterion criterion) =>
        criterion is { Required: true, When: null }
        && (criterion.AnyOf is { Count: > 0 } options ? options.All(IsDemand) : criterion.Kind == "approval");

    private static IEnumerable<Criterion> Approvals(Workflow workflow, string? gate) =>
        gate is not null && workflow.Gates?.GetValueOrDefault(gate) is { } found
            ? Criteria.Judged(found, "").Select(one => one.Criterion).Where(one => one.Kind == "approval")
            : [];
}
