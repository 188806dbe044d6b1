using System.Text.Json;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary><c>claim/acquire</c>: a named work item, or the next that matches.</summary>
public static class AcquireClaim
{
    /// <summary>What is wanted.</summary>
    /// <param name="Work">This one; without it the next that matches.</param>
    /// <param name="Recover">The caller holds it and lost its handle: a new fence and handle, the old one
    /// fenced.</param>
    /// <param name="Roles">Narrows the caller's roles; never adds.</param>
    /// <param name="Labels">All of these.</param>
    /// <param name="Workflow">Of this workflow.</param>
    /// <param name="LeaseMs">The term asked for; the hub clamps it.</param>
    /// <param name="WaitMs">How long to wait for work, at most 25,000.</param>
    /// <param name="IdempotencyKey">Makes a repetition harmless.</param>
    /// <param name="Ext">Extension data.</param>
    public sealed record Request(
        WorkId? Work = null,
        bool Recover = false,
        IReadOnlyList<string>? Roles = null,
        IReadOnlyList<string>? Labels = null,
        string? Workflow = null,
        long? LeaseMs = null,
        long? WaitMs = null,
        string? IdempotencyKey = null,
        JsonElement? Ext = null);

    /// <summary>
    /// <c>claimed</c> (with claim, fence, leaseMs, brief), <c>held</c> (work, retryAfterMs), or <c>none-available</c>
    /// (why: <c>empty</c>, <c>blocked</c>, <c>paused</c>, <c>at-capacity</c>, <c>no-match</c>; retryAfterMs).
    /// </summary>
    public sealed record Result(
        string Outcome,
        IReadOnlyList<NextAction> Next,
        ClaimHandle? Claim = null,
        Fence? Fence = null,
        long? LeaseMs = null,
        Brief? Brief = null,
        WorkId? Work = null,
        string? Why = null,
        long? RetryAfterMs = null);
}
