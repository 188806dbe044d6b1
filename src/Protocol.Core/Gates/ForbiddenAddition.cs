namespace Protocol.Gates;

/// <summary>What may not be added below paths (globs): lines that match, or entries of a type.</summary>
public sealed record ForbiddenAddition(
    IReadOnlyList<string> Paths, string? Pattern = null, IReadOnlyList<string>? Types = null);
