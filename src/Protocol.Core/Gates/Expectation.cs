namespace Protocol.Gates;

/// <summary>What must come out of a run: the exit code (0 where it is left out) and the counts of the report.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Tests">The counts of a report of tests.</param>
/// <param name="Build">That it builds at all, whatever its tests say: <c>ok</c>; reserved.</param>
/// <param name="Findings">The findings of a report of a scanner; reserved.</param>
public sealed record Expectation(
    int? ExitCode = null, TestExpectation? Tests = null, string? Build = null, FindingExpectation? Findings = null);
