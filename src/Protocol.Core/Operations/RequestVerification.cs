using System.Text.Json;
using Protocol.Gates;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary>
/// <c>verification/request</c>: asks a verifier to decide what the hub cannot; equal requests coalesce.
/// </summary>
public static class RequestVerification
{
    /// <summary>For the gate of an exit, about a subject.</summary>
    public sealed record Request(
        ClaimHandle Claim,
        string? Exit = null,
        Subject? Subject = null,
        bool Dirty = false,
        string? IdempotencyKey = null,
        JsonElement? Ext = null);

    /// <summary>
    /// <c>requested</c>, or <c>nothing-to-verify</c> where all is decided for this subject. <paramref name="Cursor"/>
    /// is where to read on in <c>events/read</c>.
    /// </summary>
    public sealed record Result(
        string Outcome,
        IReadOnlyList<NextAction> Next,
        WorkId Work,
        string Exit,
        Subject? Subject,
        IReadOnlyList<VerificationStub> Requests,
        long Cursor,
        Verdict? Verdict = null);
}
