namespace Protocol.Server.Cli;

/// <summary>What <c>signalbox verify</c> prints at its end: how many requests it reported.</summary>
internal sealed record VerifierReport(string Outcome, int Reported);
