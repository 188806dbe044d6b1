namespace Protocol.ConformanceTests.Histories.Rules;

/// <summary>The journal counts 1, 2, 3 and leaves nothing out [SB-JRNL-001].</summary>
internal static class DenseJournal
{
    public const string Rule = "journal-gap";

    public static IEnumerable<Violation> Check(History history) =>
        history.Journal
            .Where((entry, index) => entry.Seq != index + 1)
            .Take(1)
            .Select(entry => new Violation(Rule, $"seq {entry.Seq} is not where the count would have it."));
}
