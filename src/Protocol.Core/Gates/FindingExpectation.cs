namespace Protocol.Gates;

/// <summary>Bounds on the findings of a scanner, and on those that the base does not have.</summary>
public sealed record FindingExpectation(int? Max = null, FindingCounts? Added = null);
