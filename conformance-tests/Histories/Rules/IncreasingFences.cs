namespace Protocol.ConformanceTests.Histories.Rules;

/// <summary>The fences of one work item rise with every grant [SB-CLAIM-003].</summary>
internal static class IncreasingFences
{
    public const string Rule = "fence-not-increasing";

    public static IEnumerable<Violation> Check(History history)
    {
        var highest = new Dictionary<string, long>();
        foreach (var grant in history.Journal.Where(entry => entry.Type == "claim.granted"))
        {
            var before = highest.GetValueOrDefault(grant.Work!);
            if (grant.Fence <= before)
                yield return new(Rule, $"{grant.Work}: {grant.Fence} at seq {grant.Seq} follows {before}.");

            highest[grant.Work!] = Math.Max(before, grant.Fence);
        }
    }
}
