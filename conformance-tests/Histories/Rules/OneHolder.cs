using Protocol.ConformanceTests.Wire;

namespace Protocol.ConformanceTests.Histories.Rules;

/// <summary>
/// No grant while another claim of the work item stands, and no replacement of a claim that has not expired
/// [SB-CLAIM-001].
/// </summary>
internal static class OneHolder
{
    public const string Rule = "two-holders";
    public const string Early = "replaced-alive";

    public static IEnumerable<Violation> Check(History history) =>
        history.Journal.Where(entry => entry.Work is not null).GroupBy(entry => entry.Work!).SelectMany(CheckItem);

    private static IEnumerable<Violation> CheckItem(IGrouping<string, JournalEvent> item)
    {
        long current = 0;
        var expired = false;
        foreach (var entry in item.OrderBy(entry => entry.Seq))
        {
            if (entry.Type == "claim.granted" && current != 0)
                yield return new(Rule, $"{item.Key}: {entry.Fence} granted at seq {entry.Seq} while {current} stands.");

            if (entry.Type == "claim.ended" && entry.Data.TextAt("/cause") == "replaced" && !expired)
                yield return new(Early, $"{item.Key}: {entry.Fence} replaced at seq {entry.Seq} before it expired.");

            (current, expired) = entry.Type switch
            {
                "claim.granted" => (entry.Fence, false),
                "claim.ended" => (0, false),
                "claim.expired" => (current, true),
                "claim.revived" => (current, false),
                _ => (current, expired),
            };
        }
    }
}
