using Protocol.Principals;

namespace Protocol.WorkItems;

/// <summary>An open handoff: it reserves the work item until it expires [SB-HAND-004].</summary>
public sealed record Offer(
    Protocol.Handoffs.HandoffId Id,
    PrincipalId From,
    Protocol.Handoffs.HandoffTarget To,
    DateTimeOffset OfferedAt,
    DateTimeOffset ExpiresAt,
    Protocol.Handoffs.PacketFacts Facts);
