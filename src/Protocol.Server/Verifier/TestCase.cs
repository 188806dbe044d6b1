namespace Protocol.Server.Verifier;

/// <summary>One case of a report: passed, failed or skipped.</summary>
internal sealed record TestCase(string Id, TestOutcome Outcome);
