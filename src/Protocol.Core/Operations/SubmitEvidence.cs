using System.Text.Json;
using Protocol.Gates;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary>
/// <c>evidence/submit</c>: a statement about a subject, or a signed envelope that holds one. From a worker a statement
/// is testimony, trust <c>claimed</c>.
/// </summary>
public static class SubmitEvidence
{
    /// <summary>The statement, or the envelope in its place.</summary>
    public sealed record Request(
        WorkId Work,
        string? PredicateType = null,
        JsonElement? Predicate = null,
        Subject? Subject = null,
        Envelope? Envelope = null,
        string? IdempotencyKey = null,
        JsonElement? Ext = null);

    /// <summary>Outcome <c>recorded</c>, with the trust that the hub derived.</summary>
    public sealed record Result(string Outcome, EvidenceId Evidence, Trust Trust);
}
