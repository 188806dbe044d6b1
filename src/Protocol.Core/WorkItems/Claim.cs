using Protocol.Principals;

namespace Protocol.WorkItems;

/// <summary>
/// The exclusive right to work on a step. A lease that has run out makes it replaceable and does not end it
/// [SB-CLAIM-007]; <paramref name="Expired"/> says that the journal has recorded that.
/// </summary>
public sealed record Claim(
    PrincipalId Holder,
    string Party,
    Fence Fence,
    DateTimeOffset GrantedAt,
    long TermMs,
    DateTimeOffset LeaseEnds,
    bool Expired = false,
    string? Note = null);
