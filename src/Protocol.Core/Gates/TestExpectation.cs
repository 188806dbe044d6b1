namespace Protocol.Gates;

/// <summary>
/// Bounds on the counts of a report: at least 1 executed, none failed, none skipped where they are left out.
/// </summary>
/// <param name="MinExecuted">At least so many are executed.</param>
/// <param name="MaxFailed">At most so many fail.</param>
/// <param name="MaxSkipped">At most so many are skipped.</param>
/// <param name="MinFailed">At least so many fail, for tests that must fail on the base; reserved.</param>
/// <param name="CoversIds">The tests that must be executed, by id; reserved.</param>
public sealed record TestExpectation(
    int MinExecuted = 1, int MaxFailed = 0, int MaxSkipped = 0, int? MinFailed = null, IdSource? CoversIds = null);
