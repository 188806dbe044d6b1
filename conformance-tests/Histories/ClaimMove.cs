namespace Protocol.ConformanceTests.Histories;

/// <summary>What an answered call says about the claim of a work item.</summary>
internal enum ClaimMove
{
    /// <summary>A new claim.</summary>
    Grant,

    /// <summary>A new claim for the principal that held the old one.</summary>
    Recover,

    /// <summary>The claim stands.</summary>
    Keep,

    /// <summary>The claim is given up or parked.</summary>
    End,

    /// <summary>The step was left, with or without a claim on the next.</summary>
    Pass,

    /// <summary>A handoff is open.</summary>
    Offer,

    /// <summary>The claim moved by a handoff.</summary>
    Accept,

    /// <summary>A handoff was withdrawn or declined.</summary>
    Close,

    /// <summary>The handoff is not open.</summary>
    NotOpen,

    /// <summary>The fence was replaced.</summary>
    Stale,

    /// <summary>Somebody holds the item, or an offer reserves it.</summary>
    Held,

    /// <summary>A reader saw this fence.</summary>
    Read,
}
