namespace Protocol.Gates;

/// <summary>
/// What a structured test report counts. Executed is passed and failed; what was skipped was not executed.
/// </summary>
public sealed record TestCounts(int Executed, int Passed, int Failed, int Skipped, Digest? IdsDigest = null);
