namespace Protocol.Workflows;

/// <summary>What one visit of a step may use: tokens of models, and US dollars.</summary>
public sealed record StepBudget(long? Tokens = null, int? CostUsd = null);
