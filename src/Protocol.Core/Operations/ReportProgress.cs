using System.Text.Json;
using Protocol.Gates;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary>
/// <c>claim/progress</c>: a fact about progress, not about liveness; it renews like every holder verb.
/// </summary>
public static class ReportProgress
{
    /// <summary>A note of at most 2,000 characters (testimony), and the subject where it changed.</summary>
    public sealed record Request(
        ClaimHandle Claim,
        string? Note = null,
        Subject? Subject = null,
        string? IdempotencyKey = null,
        JsonElement? Ext = null);

    /// <summary>Outcome <c>recorded</c>.</summary>
    public sealed record Result(string Outcome, WorkId Work, Fence Fence, long LeaseMs);
}
