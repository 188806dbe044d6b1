namespace Protocol.Workflows;

/// <summary>A case of a decision.</summary>
public sealed record Case(Condition When, string To);
