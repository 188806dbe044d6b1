using Protocol.Gates;
using Protocol.Principals;

namespace Protocol.Workflows;

/// <summary>Whether a worker could come through a gate by its own act, or by nothing but time and facts.</summary>
internal static class Earning
{
    /// <summary>What is found about a gate that asks nobody but the worker; nothing where it asks another.</summary>
    public static Finding? WhyNot(Workflow workflow, IReadOnlyList<Region> regions, string gate)
    {
        var at = Found.At("/gates", gate);
        var steps = regions.SelectMany(region => region.Steps).ToLookup(step => step.Key, step => step.Value);
        var criteria = workflow.Gates![gate].All;
        if (criteria.Any(one => Asks(one, steps)))
            return null;

        if (criteria.Any(one => one.Required && IsOwn(one)))
        {
            return Found.Error(
                "W123", at, "Whoever does the work approves it here: leave out distinctFrom, or ask for verified.");
        }

        var isHeld = steps.SelectMany(named => named)
            .Any(step => step.Type is StepType.Task && (step.Exits?.Values.Any(exit => exit.Gate == gate) ?? false));
        return isHeld
            ? Found.Warning(
                "W123", at, "Time, facts and exits without a gate are all that this gate asks for: anybody passes it.")
            : null;
    }

    private static bool Asks(Criterion criterion, ILookup<string, Step> steps) =>
        criterion is { Required: true, When: null } && (criterion.AnyOf is { Count: > 0 } options
            ? options.All(option => Asks(option, steps))
            : criterion.Kind switch
            {
                "evidence" => criterion.Need >= Trust.Verified,
                "approval" => !IsOwn(criterion),
                "history" => (criterion.Requires ?? []).Any(exit => IsGated(exit, steps)),
                "limit" => false,
                _ => true,
            });

    /// <summary>Whether an agent may approve what it made itself.</summary>
    private static bool IsOwn(Criterion criterion) =>
        criterion is { Kind: "approval", DistinctFrom.Count: 0 }
        && (criterion.MinTrust ?? Trust.Claimed) < Trust.Verified
        && (criterion.PrincipalKinds?.Contains(PrincipalKind.Agent) ?? true);

    private static bool IsGated(string exit, ILookup<string, Step> steps)
    {
        var parts = exit.Split('.');
        return steps[parts[0]].Any(step => step.Type is not (StepType.Task or StepType.Wait)
            || step.Exits?.GetValueOrDefault(parts[^1])?.Gate is not null);
    }
}
