using System.Text.Json;
using Protocol.Gates;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary><c>step/advance</c>: re-evaluates and moves, in one transaction, under the claim [SB-GATE-011].</summary>
public static class AdvanceStep
{
    /// <summary>The exit that the holder proposes.</summary>
    /// <param name="Claim">The claim.</param>
    /// <param name="Exit">Which exit; the first gated one where it is left out.</param>
    /// <param name="Subject">The head commit or file set; the current one where it is left out.</param>
    /// <param name="Dirty">The front end saw uncommitted changes: a gate then answers
    /// <c>subject.uncommitted</c>.</param>
    /// <param name="Park">Where the gate is pending, leave the item waiting at this exit and end the claim.</param>
    /// <param name="DeadlineMs">With park: when the wait ends by the exit <c>timeout</c>.</param>
    /// <param name="Note">Testimony for the next holder.</param>
    /// <param name="IdempotencyKey">Makes a repetition harmless.</param>
    /// <param name="Ext">Extension data.</param>
    public sealed record Request(
        ClaimHandle Claim,
        string? Exit = null,
        Subject? Subject = null,
        bool Dirty = false,
        bool Park = false,
        long? DeadlineMs = null,
        string? Note = null,
        string? IdempotencyKey = null,
        JsonElement? Ext = null);

    /// <summary>
    /// <c>advanced</c> (work, exit, to; claim, fence, leaseMs, brief where the caller may go on), <c>ended</c>
    /// (result), <c>parked</c> (verdict, deadline), <c>fail</c> or <c>pending</c> (verdict; nothing moved).
    /// </summary>
    public sealed record Result(
        string Outcome,
        IReadOnlyList<NextAction> Next,
        WorkStub Work,
        string Exit,
        string? To = null,
        string? Ended = null,
        ClaimHandle? Claim = null,
        Fence? Fence = null,
        long? LeaseMs = null,
        Brief? Brief = null,
        DateTimeOffset? Deadline = null,
        Verdict? Verdict = null);
}
