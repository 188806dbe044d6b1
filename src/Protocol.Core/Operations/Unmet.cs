using Protocol.Gates;

namespace Protocol.Operations;

/// <summary>A criterion that does not pass, by its code alone.</summary>
public sealed record Unmet(string Criterion, CriterionStatus Status, string? Code = null);
