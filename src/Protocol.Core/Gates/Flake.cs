namespace Protocol.Gates;

/// <summary>How many runs are wanted (1 where it is left out), and that a contradiction is pending.</summary>
public sealed record Flake(int? Runs = null, string? Contradiction = null);
