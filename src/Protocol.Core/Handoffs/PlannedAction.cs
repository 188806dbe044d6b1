namespace Protocol.Handoffs;

/// <summary>Something to do next, and the criterion that it serves.</summary>
public sealed record PlannedAction(string Text, string? Criterion = null);
