namespace Protocol.ConformanceTests.Wire;

/// <summary>A command that ran to its end.</summary>
internal sealed record Ended(int ExitCode, string Output, string Trouble);
