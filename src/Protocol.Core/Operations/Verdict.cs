using Protocol.Gates;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary>
/// What a gate answers: <c>gate/check</c>'s result, and part of <c>step/advance</c>'s. <paramref name="Outcome"/> is
/// the spelled <paramref name="Status"/>; <paramref name="MayProceed"/> is true only for a pass.
/// </summary>
public sealed record Verdict(
    string Outcome,
    IReadOnlyList<NextAction> Next,
    VerdictStatus Status,
    bool MayProceed,
    WorkId Work,
    string Step,
    int Visit,
    string Exit,
    GateRef? Gate,
    Subject? Subject,
    IReadOnlyList<CriterionVerdict> Criteria,
    AttemptCount Attempts,
    DateTimeOffset AsOf,
    DateTimeOffset? ValidUntil,
    Digest InputsDigest,
    Digest EvaluationId,
    bool Unsealed);
