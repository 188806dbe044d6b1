using Protocol.Gates;
using Protocol.Principals;

namespace Protocol.WorkItems;

/// <summary>The claim before this one, for recovery: who, until when, and how it ended.</summary>
public sealed record EndedClaim(
    PrincipalId Holder, Fence Fence, DateTimeOffset At, string Ended, string? Note, Subject? Subject);
