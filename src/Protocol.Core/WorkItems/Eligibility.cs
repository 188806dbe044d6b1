using Protocol.Principals;
using Protocol.Workflows;

namespace Protocol.WorkItems;

/// <summary>Whether a caller may work on the step where an item stands [SB-FLOW-021].</summary>
public static class Eligibility
{
    /// <summary>Whether only humans may have the role of a step; its time runs from its entry.</summary>
    public static bool IsForPeople(Workflow workflow, string step) =>
        workflow.Steps.GetValueOrDefault(step)?.Role is { } role
        && workflow.Roles?.GetValueOrDefault(role)?.Kinds is [PrincipalKind.Human];

    /// <summary>Says why not; null where the caller may.</summary>
    /// <param name="item">The item.</param>
    /// <param name="told">What the kernel was told.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="roles">The roles that the caller wants to use; empty for all of its own.</param>
    public static string? WhyNot(WorkItem item, Circumstances told, Caller caller, IReadOnlyList<string> roles)
    {
        var workflow = told.Workflow.Document;
        var step = workflow.Steps[item.Step];
        var own = roles.Count == 0 ? caller.Roles : [.. caller.Roles.Intersect(roles)];
        if (step.Role is { } role && !own.Contains(role))
            return $"The step {item.Step} is for the role {role}.";

        if (step.Role is { } name && workflow.Roles?.GetValueOrDefault(name)?.Kinds is { } kinds
            && !kinds.Contains(caller.Kind))
        {
            return $"The role {name} is for another kind of principal.";
        }

        return Producers.Approves(workflow, item.Step)
            && Producers.Of(item, workflow).Any(holder => holder.Principal == caller.Principal)
                ? "You held a step that produced the subject, so you cannot review it."
                : null;
    }
}
