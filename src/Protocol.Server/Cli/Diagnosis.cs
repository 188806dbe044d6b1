namespace Protocol.Server.Cli;

/// <summary>What <c>signalbox doctor</c> prints: <c>healthy</c> or <c>unwell</c>, and what was looked at.</summary>
internal sealed record Diagnosis(string Outcome, IReadOnlyList<Diagnosis.Check> Checks)
{
    /// <summary>
    /// One thing that was looked at: <c>ok</c>, <c>warning</c> or <c>fail</c>, and what to do about it.
    /// </summary>
    internal sealed record Check(string Name, string Status, string Detail, string? Remedy = null);
}
