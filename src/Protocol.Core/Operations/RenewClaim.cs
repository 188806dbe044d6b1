using System.Text.Json;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary><c>claim/renew</c>.</summary>
public static class RenewClaim
{
    /// <summary>The claim, and the term asked for.</summary>
    public sealed record Request(
        ClaimHandle Claim, long? LeaseMs = null, string? IdempotencyKey = null, JsonElement? Ext = null);

    /// <summary>Outcome <c>renewed</c>.</summary>
    public sealed record Result(string Outcome, WorkId Work, Fence Fence, long LeaseMs);
}
