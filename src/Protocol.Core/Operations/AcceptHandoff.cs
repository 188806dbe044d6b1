using System.Text.Json;
using Protocol.Handoffs;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary><c>handoff/accept</c>: ends the giver's claim and grants the receiver's in one transaction.</summary>
public static class AcceptHandoff
{
    /// <summary>Which handoff, and the read-back that the hub compares with the facts.</summary>
    public sealed record Request(
        HandoffId Handoff,
        Readback Readback,
        long? LeaseMs = null,
        string? IdempotencyKey = null,
        JsonElement? Ext = null);

    /// <summary>Outcome <c>accepted</c>.</summary>
    public sealed record Result(
        string Outcome,
        IReadOnlyList<NextAction> Next,
        ClaimHandle Claim,
        Fence Fence,
        long LeaseMs,
        Brief Brief);
}
