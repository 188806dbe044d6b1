using Protocol.Gates;

namespace Protocol.Workflows;

/// <summary>What each gate must have, whether it is used, and whether testimony alone could satisfy it.</summary>
internal static class GateChecks
{
    public static IEnumerable<Finding> Check(Workflow workflow, IReadOnlyList<Region> regions)
    {
        var used = Used(regions).ToHashSet();
        foreach (var (name, gate) in workflow.Gates ?? new Dictionary<string, Gate>())
        {
            var at = Found.At("/gates", name);
            if (gate.All is not { Count: > 0 and <= 32 })
            {
                yield return Found.Error("W123", Found.At(at, "all"), "A gate has 1 to 32 criteria.");
                continue;
            }

            if (!used.Contains(name))
                yield return Found.Warning("W113", at, "No exit uses this gate. Use it, or take it out.");

            if (!gate.All.Any(IsStrong))
            {
                yield return Found.Error(
                    "W123", at, "Testimony alone would satisfy this gate: nobody grades own work.");
            }
            else if (Earning.WhyNot(workflow, regions, name) is { } unearned)
            {
                yield return unearned;
            }

            foreach (var finding in ServiceTrust.Check(workflow, gate, at))
                yield return finding;
        }
    }

    private static bool IsStrong(Criterion criterion) =>
        criterion.Required && criterion.When is null && (criterion.AnyOf is { Count: > 0 } options
            ? options.All(IsStrong)
            : criterion.Kind != "evidence" || criterion.Need >= Trust.Verified);

    /// <summary>The gates on edges that lead somewhere, of entries and of canaries.</summary>
    private static IEnumerable<string> Used(IReadOnlyList<Region> regions) =>
        from region in regions
        from step in region.Steps
        from gate in Edges.Of(step.Value, region.At(step.Key))
            .Where(edge => region.Steps.ContainsKey(edge.To) || edge.To == Exit.Resume)
            .Select(edge => edge.Gate)
            .Append(step.Value.Entry)
            .Append(step.Value.Canary?.Gate)
        where gate is not null
        select gate;
}
