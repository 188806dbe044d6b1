namespace Protocol.Operations;

/// <summary>An exit of a step, and what its gate asks.</summary>
public sealed record ExitView(string Name, string To, string? Gate, IReadOnlyList<CriterionView> Criteria);
