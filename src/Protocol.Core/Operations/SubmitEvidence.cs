using System.Text.Json;
using Protocol.Gates;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary>
/// <c>evidence/submit</c>: a statement about a subject. From a worker it is testimony, trust <c>claimed</c>.
/// </summary>
public static class SubmitEvidence
{
    /// <summary>The statement.</summary>
    public sealed record Request(
        WorkId Work,
        string PredicateType,
        JsonElement Predicate,
        Subject Subject,
        string? IdempotencyKey = null,
        JsonElement? Ext = null);

    /// <summary>Outcome <c>recorded</c>, with the trust that the hub derived.</summary>
    public sealed record Result(string Outcome, EvidenceId Evidence, Trust Trust);
}
