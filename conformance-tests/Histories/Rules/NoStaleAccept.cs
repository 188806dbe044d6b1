namespace Protocol.ConformanceTests.Histories.Rules;

/// <summary>
/// A holder verb under a replaced fence changes nothing: not by the order of the journal, and not by the order in
/// which callers saw answers [SB-CLAIM-015].
/// </summary>
internal static class NoStaleAccept
{
    public const string Rule = "stale-accept";

    private static readonly string[] HolderEvents =
        ["claim.renewed", "claim.progressed", "claim.expired", "claim.revived", "claim.ended"];

    public static IEnumerable<Violation> Check(History history) =>
        InJournal(history.Journal).Concat(InAnswers(ClaimCalls.Of(history)));

    private static IEnumerable<Violation> InJournal(IEnumerable<JournalEvent> journal)
    {
        var newest = new Dictionary<string, long>();
        foreach (var entry in journal.Where(entry => entry.Work is not null))
        {
            if (entry.Type == "claim.granted")
                newest[entry.Work!] = entry.Fence;
            else if (HolderEvents.Contains(entry.Type) && entry.Fence < newest.GetValueOrDefault(entry.Work!))
                yield return new(Rule, $"{entry.Work}: {entry.Type} of {entry.Fence} at seq {entry.Seq}.");
        }
    }

    private static IEnumerable<Violation> InAnswers(IReadOnlyList<ClaimCall> calls)
    {
        foreach (var item in calls.GroupBy(call => call.Work))
        {
            var grants = item.Where(call => call.Grants is not null).ToList();
            foreach (var verb in item.Where(call => call is { UsesFence: true, Accepted: true }))
            {
                var newer = grants.Find(grant => grant.Grants > verb.Fence && grant.End < verb.Start);
                if (newer is not null)
                {
                    yield return new(
                        Rule, $"{item.Key}: {verb.Op} under {verb.Fence} after {newer.Grants} was granted.");
                }
            }
        }
    }
}
