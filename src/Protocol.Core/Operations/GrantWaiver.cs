using System.Text.Json;
using Protocol.Gates;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary><c>waiver/grant</c>: a person lets a criterion be passed that does not pass [SB-GATE-050].</summary>
public static class GrantWaiver
{
    /// <summary>The waiver.</summary>
    /// <param name="Work">Of which work item.</param>
    /// <param name="Gate">Which gate of its workflow.</param>
    /// <param name="Criterion">Which criterion of that gate.</param>
    /// <param name="Subject">What the person saw; refused where it is not the current subject.</param>
    /// <param name="Reason">Why, in at least 20 characters.</param>
    /// <param name="ExpiresMs">After how long it ends; at most <c>maxWaiverMs</c>.</param>
    /// <param name="MaxUses">How many exits may be taken by it; 1 where it is left out.</param>
    /// <param name="IdempotencyKey">Makes a repetition harmless.</param>
    /// <param name="Proof">The person's signature.</param>
    /// <param name="Ext">Extension data.</param>
    public sealed record Request(
        WorkId Work,
        string Gate,
        string Criterion,
        Subject Subject,
        string Reason,
        long ExpiresMs,
        int? MaxUses = null,
        string? IdempotencyKey = null,
        Proof? Proof = null,
        JsonElement? Ext = null);

    /// <summary>Outcome <c>granted</c>, with the waiver and where the item stands now.</summary>
    public sealed record Result(string Outcome, Waiver Waiver, WorkStub Work);
}
