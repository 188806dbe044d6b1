namespace Protocol.Workflows;

/// <summary>A level of risk, and when it applies.</summary>
public sealed record RiskRule(string Level, Condition When);
