namespace Protocol.Gates;

/// <summary>
/// Bounds on the counts of a report: at least 1 executed, none failed, none skipped where they are left out.
/// </summary>
public sealed record TestExpectation(int MinExecuted = 1, int MaxFailed = 0, int MaxSkipped = 0);
