namespace Protocol.Gates;

/// <summary>What must come out of a run: the exit code (0 where it is left out) and the counts of the report.</summary>
public sealed record Expectation(int? ExitCode = null, TestExpectation? Tests = null);
