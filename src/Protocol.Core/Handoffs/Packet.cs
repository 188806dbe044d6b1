using Protocol.Gates;
using Protocol.Principals;
using Protocol.WorkItems;

namespace Protocol.Handoffs;

/// <summary>A handoff packet: facts by the hub, narrative by the giver. It grants nothing.</summary>
public sealed record Packet(
    HandoffId Handoff,
    HandoffState State,
    WorkId Work,
    string Title,
    PrincipalId From,
    HandoffTarget To,
    HandoffReason Reason,
    PacketFacts Facts,
    Narrative Narrative,
    DateTimeOffset OfferedAt,
    DateTimeOffset ExpiresAt,
    Digest Digest);
