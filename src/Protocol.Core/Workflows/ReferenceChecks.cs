using Protocol.Json;

namespace Protocol.Workflows;

/// <summary>W113: what is named and not defined.</summary>
internal static class ReferenceChecks
{
    public static IEnumerable<Finding> Check(Workflow workflow, IReadOnlyList<Region> regions)
    {
        var ofSteps =
            from region in regions
            from step in region.Steps
            let at = region.At(step.Key)
            from finding in Gates(workflow, step.Value, at).Concat(
                Roles(workflow, step.Value.Role is { } role ? [role] : [], _ => Found.At(at, "role")))
            select finding;
        var ofTriggers =
            from trigger in (workflow.Triggers ?? []).Index()
            let list = Found.At(JsonPointer.Item("/triggers", trigger.Index), "roles")
            from finding in Roles(workflow, trigger.Item.Roles ?? [], place => JsonPointer.Item(list, place))
            select finding;
        return ofSteps.Concat(ofTriggers);
    }

    /// <summary>The roles that are not defined, where the document defines roles.</summary>
    public static IEnumerable<Finding> Roles(Workflow workflow, IReadOnlyList<string> roles, Func<int, string> place) =>
        from role in roles.Index()
        where workflow.Roles?.ContainsKey(role.Item) is false
        select Found.Error("W113", place(role.Index), $"There is no role '{role.Item}'.");

    private static IEnumerable<Finding> Gates(Workflow workflow, Step step, string at)
    {
        var named = (step.Exits ?? new Dictionary<string, Exit>())
            .Select(exit => (Place: Found.At(at, "exits", exit.Key, "gate"), Gate: exit.Value.Gate))
            .Append((Place: Found.At(at, "entry"), Gate: step.Entry))
            .Append((Place: Found.At(at, "canary", "gate"), Gate: step.Canary?.Gate));
        return
            from one in named
            where one.Gate is not null && workflow.Gates?.ContainsKey(one.Gate) is not true
            select Found.Error("W113", one.Place, $"There is no gate '{one.Gate}'.");
    }
}
