using System.Text.Json;
using Protocol.Handoffs;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary><c>handoff/withdraw</c>: the giver takes the offer back.</summary>
public static class WithdrawHandoff
{
    /// <summary>The giver's claim, and which handoff.</summary>
    public sealed record Request(
        ClaimHandle Claim, HandoffId Handoff, string? IdempotencyKey = null, JsonElement? Ext = null);

    /// <summary>Outcome <c>withdrawn</c>.</summary>
    public sealed record Result(string Outcome, WorkId Work, Fence Fence, long LeaseMs);
}
