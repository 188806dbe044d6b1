using Protocol.Principals;

namespace Protocol.Handoffs;

/// <summary>
/// For whom an offer is: a principal, or whoever has a role; whoever may claim the step where neither is named.
/// </summary>
public sealed record HandoffTarget(PrincipalId? Principal = null, string? Role = null);
