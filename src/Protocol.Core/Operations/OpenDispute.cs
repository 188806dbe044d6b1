using System.Text.Json;
using Protocol.Gates;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary><c>dispute/open</c>: a holder says that a criterion is wrong; it costs no attempt [SB-GATE-060].</summary>
public static class OpenDispute
{
    /// <summary>The dispute.</summary>
    /// <param name="Claim">The handle; of a parked item that of the claim that parked it.</param>
    /// <param name="Criterion">Which criterion of the current step.</param>
    /// <param name="Reason">What is wrong with it, in at least 20 characters.</param>
    /// <param name="Exit">Whose gate is meant; the first with such a criterion where it is left out.</param>
    /// <param name="IdempotencyKey">Makes a repetition harmless.</param>
    /// <param name="Ext">Extension data.</param>
    public sealed record Request(
        ClaimHandle Claim,
        string Criterion,
        string Reason,
        string? Exit = null,
        string? IdempotencyKey = null,
        JsonElement? Ext = null);

    /// <summary>Outcome <c>opened</c>, or <c>already-open</c> with the one that is.</summary>
    public sealed record Result(string Outcome, IReadOnlyList<NextAction> Next, DisputeId Dispute, WorkStub Work);
}
