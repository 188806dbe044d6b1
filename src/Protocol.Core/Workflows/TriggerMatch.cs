namespace Protocol.Workflows;

/// <summary>What an event must have to set off a trigger.</summary>
public sealed record TriggerMatch(IReadOnlyList<string>? Labels = null);
