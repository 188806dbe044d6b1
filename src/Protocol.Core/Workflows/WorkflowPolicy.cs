namespace Protocol.Workflows;

/// <summary>What a workflow demands beside its gates.</summary>
/// <param name="Process">From where the workflow is read.</param>
/// <param name="Protected">Paths (globs) that must equal the base, beside those of the workspace's policy.</param>
/// <param name="Risk">How the risk of a work item is computed.</param>
/// <param name="Limits">What one work item may use in all.</param>
public sealed record WorkflowPolicy(
    ProcessPolicy? Process = null,
    IReadOnlyList<string>? Protected = null,
    RiskPolicy? Risk = null,
    WorkflowLimits? Limits = null);
