using System.Text.Json;
using Protocol.Gates;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary><c>approval/give</c>: names the digest that the approver saw [SB-GATE-020].</summary>
public static class GiveApproval
{
    /// <summary>The decision.</summary>
    /// <param name="Work">Of which work item.</param>
    /// <param name="Subject">What the approver saw; refused where it is not the current subject.</param>
    /// <param name="Decision"><c>approve</c> or <c>reject</c>.</param>
    /// <param name="Criterion">Which approval criterion; the only one of the current step where it is left out.</param>
    /// <param name="Comment">At most 2,000 characters.</param>
    /// <param name="IdempotencyKey">Makes a repetition harmless.</param>
    /// <param name="Proof">A person's signature; without one it is testimony at trust <c>claimed</c>.</param>
    /// <param name="Ext">Extension data.</param>
    public sealed record Request(
        WorkId Work,
        Subject Subject,
        string Decision,
        string? Criterion = null,
        string? Comment = null,
        string? IdempotencyKey = null,
        Proof? Proof = null,
        JsonElement? Ext = null);

    /// <summary>Outcome <c>recorded</c>, with the trust of the channel and where the item stands now.</summary>
    public sealed record Result(string Outcome, Trust Trust, WorkStub Work, string? Note = null);
}
