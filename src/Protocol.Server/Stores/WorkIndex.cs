using Protocol.Principals;
using Protocol.WorkItems;

namespace Protocol.Server.Stores;

/// <summary>
/// What a work item is found by; the hub derives it from the state, a store only keeps it.
/// </summary>
/// <param name="Lifecycle">Its lifecycle.</param>
/// <param name="Priority">0 (first) to 9.</param>
/// <param name="CreatedSeq">The position of its creation: its age.</param>
/// <param name="ClaimableFrom">The earliest instant at which a claim might be granted; null for never as it
/// stands.</param>
/// <param name="Holder">Who holds it.</param>
/// <param name="HasRequests">Whether a verification request is open.</param>
/// <param name="HasOffer">Whether a handoff is open.</param>
/// <param name="NeedsAttention">Whether it may need a person.</param>
/// <param name="DependsOn">What it depends on, while it is not terminal.</param>
/// <param name="LostBy">Whose claim was the last that ended here against the will of its holder.</param>
internal sealed record WorkIndex(
    Lifecycle Lifecycle,
    int Priority,
    long CreatedSeq,
    DateTimeOffset? ClaimableFrom,
    PrincipalId? Holder,
    bool HasRequests,
    bool HasOffer,
    bool NeedsAttention,
    IReadOnlyList<WorkId> DependsOn,
    PrincipalId? LostBy = null);
