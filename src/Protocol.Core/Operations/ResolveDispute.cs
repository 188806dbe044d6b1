using System.Text.Json;
using Protocol.Gates;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary><c>dispute/resolve</c>: a person rules [SB-GATE-064].</summary>
public static class ResolveDispute
{
    /// <summary>The ruling.</summary>
    /// <param name="Work">About which work item.</param>
    /// <param name="Dispute">Which dispute.</param>
    /// <param name="Ruling">What the person decided.</param>
    /// <param name="Note">To <c>amend</c>: what is to be changed. To <c>waive</c>: why, in at least 20
    /// characters.</param>
    /// <param name="Subject">To <c>waive</c>: what the person saw.</param>
    /// <param name="ExpiresMs">To <c>waive</c>: after how long the waiver ends.</param>
    /// <param name="MaxUses">To <c>waive</c>: how many exits may be taken by it; 1 where it is left out.</param>
    /// <param name="IdempotencyKey">Makes a repetition harmless.</param>
    /// <param name="Proof">The person's signature.</param>
    /// <param name="Ext">Extension data.</param>
    public sealed record Request(
        WorkId Work,
        DisputeId Dispute,
        DisputeRuling Ruling,
        string? Note = null,
        Subject? Subject = null,
        long? ExpiresMs = null,
        int? MaxUses = null,
        string? IdempotencyKey = null,
        Proof? Proof = null,
        JsonElement? Ext = null);

    /// <summary>
    /// Outcome <c>resolved</c>, with the waiver where one was granted, and where the item stands now.
    /// </summary>
    public sealed record Result(string Outcome, Dispute Dispute, WorkStub Work, Waiver? Waiver = null);
}
