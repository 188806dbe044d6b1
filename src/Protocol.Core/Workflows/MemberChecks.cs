namespace Protocol.Workflows;

/// <summary>W127: a member that a step of this type does not have would be passed over in silence.</summary>
internal static class MemberChecks
{
    private static readonly (string Name, Func<Step, bool> Has, StepType[] Of)[] Members =
    [
        ("role", step => step.Role is not null, [StepType.Task]),
        ("lease", step => step.Lease is not null, [StepType.Task]),
        ("timeout", step => step.Timeout is not null, [StepType.Task, StepType.Wait]),
        ("attempts", step => step.Attempts is not null, [StepType.Task]),
        ("grants", step => step.Grants is not null, [StepType.Task]),
        ("effect", step => step.Effect is not null, [StepType.Task]),
        ("entry", step => step.Entry is not null, [StepType.Task]),
        ("budget", step => step.Budget is not null, [StepType.Task]),
        ("outputs", step => step.Outputs is not null, [StepType.Task]),
        ("needs", step => step.Needs is not null,
            [StepType.Task, StepType.Wait, StepType.Fork, StepType.Map, StepType.Call]),
        // Exits, cases and a default where they do not belong are W107 and W111.
        ("exits", step => step.Exits is not null,
            [.. Enum.GetValues<StepType>()]),
        ("cases", step => step.Cases is not null, [StepType.Decision, StepType.End]),
        ("default", step => step.Default is not null, [StepType.Decision, StepType.End]),
        ("branches", step => step.Branches is not null, [StepType.Fork]),
        ("join", step => step.Join is not null, [StepType.Fork]),
        ("over", step => step.Over is not null, [StepType.Map]),
        ("as", step => step.As is not null, [StepType.Map]),
        ("each", step => step.Each is not null, [StepType.Map]),
        ("maxParallel", step => step.MaxParallel is not null, [StepType.Map]),
        ("canary", step => step.Canary is not null, [StepType.Map]),
        ("tolerate", step => step.Tolerate is not null, [StepType.Map]),
        ("call", step => step.Call is not null, [StepType.Call]),
        ("with", step => step.With is not null, [StepType.Call]),
        ("result", step => step.Result is not null, [StepType.End]),
    ];

    public static IEnumerable<Finding> Check(Step step, string at) =>
        from member in Members
        where member.Has(step) && !member.Of.Contains(step.Type)
        select Found.Error(
            "W127", Found.At(at, member.Name),
            $"A step of type {Operations.Refusals.Spell(step.Type)} has no {member.Name}. Take it out.");
}
