using System.Text.Json;
using Protocol.Gates;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary><c>verification/acquire</c>: a verifier takes a request, as work is claimed.</summary>
public static class AcquireVerification
{
    /// <summary>Of one work item, or any; <paramref name="WaitMs"/> at most 25,000.</summary>
    public sealed record Request(
        WorkId? Work = null, long? WaitMs = null, string? IdempotencyKey = null, JsonElement? Ext = null);

    /// <summary><c>acquired</c>, or <c>none-available</c>.</summary>
    public sealed record Result(
        string Outcome,
        VerificationHandle? Handle = null,
        Fence? Fence = null,
        long? LeaseMs = null,
        VerificationTask? Task = null,
        long? RetryAfterMs = null);
}
