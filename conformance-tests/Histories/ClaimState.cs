namespace Protocol.ConformanceTests.Histories;

/// <summary>
/// The claim of one work item as the standard sees it: who holds it is told by the fence, 0 for nobody; the highest
/// fence so far; the open offer and the first instant at which it may have expired.
/// </summary>
internal readonly record struct ClaimState(long Fence, long Highest, string? Offer, long OfferEnds)
{
    /// <summary>
    /// The states that may follow, none where the answer is impossible here. Leases are not in the model: that a claim
    /// was replaced too early is seen in the journal.
    /// </summary>
    public IEnumerable<ClaimState> After(ClaimCall call) => call.Move switch
    {
        ClaimMove.Grant when call.Grants > Highest && !IsReserved(call) => [Granted(call)],
        ClaimMove.Recover when call.Grants > Highest && Fence != 0 => [Recovered(call)],
        ClaimMove.Keep when call.Fence == Fence => [this],
        ClaimMove.End when call.Fence == Fence => [this with { Fence = 0, Offer = null }],
        ClaimMove.Pass when call.Fence == Fence && (call.Grants is null || call.Grants > Highest) => [Passed(call)],
        ClaimMove.Offer when call.Fence == Fence => [Offered(call)],
        ClaimMove.Accept when call.Handoff == Offer && call.Grants > Highest => [Granted(call)],
        ClaimMove.Close when call.Handoff == Offer => [this with { Offer = null }],
        ClaimMove.NotOpen when call.Handoff != Offer || !IsReserved(call) => [this],
        ClaimMove.Stale when call.Fence != Fence => [this],
        ClaimMove.Held when Fence != 0 || Offer is not null => [this],
        ClaimMove.Read when call.Fence == 0 || call.Fence == Fence => [this],
        _ => [],
    };

    private bool IsReserved(ClaimCall call) => Offer is not null && call.End < OfferEnds;

    private static ClaimState Granted(ClaimCall call) =>
        new(call.Grants!.Value, call.Grants.Value, null, 0);

    /// <summary>An open offer outlives a recovery.</summary>
    private ClaimState Recovered(ClaimCall call) =>
        this with { Fence = call.Grants!.Value, Highest = call.Grants.Value };

    /// <summary>The giver's own way out of the step takes its offer back.</summary>
    private ClaimState Passed(ClaimCall call) =>
        new(call.Grants ?? 0, Math.Max(Highest, call.Grants ?? 0), null, 0);

    private ClaimState Offered(ClaimCall call) =>
        this with { Offer = call.Handoff, OfferEnds = call.Start + call.OfferTerm };
}
