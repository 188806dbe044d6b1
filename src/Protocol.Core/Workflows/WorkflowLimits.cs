namespace Protocol.Workflows;

/// <summary>
/// What one work item may use in all: time from its creation (ISO 8601), US dollars, visits of steps.
/// </summary>
public sealed record WorkflowLimits(string? Deadline = null, int? CostUsd = null, int? MaxStepVisits = null);
