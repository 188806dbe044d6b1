using Protocol.ConformanceTests.Histories.Rules;

namespace Protocol.ConformanceTests.Histories;

/// <summary>Every rule that a history of claims keeps, whatever happened to the processes.</summary>
internal static class HistoryCheck
{
    private static readonly Func<History, IEnumerable<Violation>>[] Rules =
    [
        DenseJournal.Check,
        IncreasingFences.Check,
        OneHolder.Check,
        NoStaleAccept.Check,
        AckedIsKept.Check,
        StableReplay.Check,
        EveryCallResolved.Check,
        Linearizable.Check,
    ];

    public static IReadOnlyList<Violation> Run(History history) => [.. Rules.SelectMany(rule => rule(history))];
}
