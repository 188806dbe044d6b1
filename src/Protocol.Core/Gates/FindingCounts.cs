namespace Protocol.Gates;

/// <summary>How many findings of each level.</summary>
public sealed record FindingCounts(int? Error = null, int? Warning = null, int? Note = null);
