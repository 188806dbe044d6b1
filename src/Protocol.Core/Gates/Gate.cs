namespace Protocol.Gates;

/// <summary>What must hold before an exit may be taken: all of its criteria.</summary>
public sealed record Gate(IReadOnlyList<Criterion> All, string? Title = null);
