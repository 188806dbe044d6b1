namespace Protocol.ConformanceTests.Histories;

/// <summary>An answered call, as a move on the claim of one work item.</summary>
internal sealed record ClaimCall(string Op, ClaimMove Move, string Work, long Start, long End)
{
    /// <summary>The fence of the handle that the call carried, or that a reader saw.</summary>
    public long Fence { get; init; }

    /// <summary>The fence that the answer granted.</summary>
    public long? Grants { get; init; }

    public string? Handoff { get; init; }

    /// <summary>Of an offer: how long it stands, in nanoseconds.</summary>
    public long OfferTerm { get; init; }

    public bool Accepted => Move is not (ClaimMove.NotOpen or ClaimMove.Stale or ClaimMove.Held or ClaimMove.Read);

    public bool UsesFence => Fence != 0 && Move != ClaimMove.Read;
}
