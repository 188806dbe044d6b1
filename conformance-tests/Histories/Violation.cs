namespace Protocol.ConformanceTests.Histories;

/// <summary>A rule that a history breaks, and where.</summary>
internal sealed record Violation(string Rule, string Detail)
{
    public override string ToString() => $"{Rule}: {Detail}";
}
