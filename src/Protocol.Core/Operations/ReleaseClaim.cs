using System.Text.Json;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary><c>claim/release</c>.</summary>
public static class ReleaseClaim
{
    /// <summary>The claim, and why it is given up.</summary>
    public sealed record Request(
        ClaimHandle Claim, string? Reason = null, string? IdempotencyKey = null, JsonElement? Ext = null);

    /// <summary>Outcome <c>released</c>.</summary>
    public sealed record Result(string Outcome, WorkStub Work, IReadOnlyList<NextAction> Next);
}
