namespace Protocol.Server.Cli.Init;

/// <summary>
/// What <c>signalbox init</c> prints: <c>initialised</c>, <c>unchanged</c>, or <c>planned</c> where nothing was
/// changed.
/// </summary>
internal sealed record InitReport(string Outcome, IReadOnlyList<string> Changes, IReadOnlyList<string> Notes);
