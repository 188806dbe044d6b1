using Protocol.Operations;
using Protocol.WorkItems;

namespace Protocol.Gates;

/// <summary>
/// The part of a verdict that two hubs spell in the same bytes: no instant of the question, and no prose
/// [SB-GATE-041]. <c>evaluationId</c> is the digest of its canonical form.
/// </summary>
public sealed record VerdictBody(
    VerdictStatus Status,
    bool MayProceed,
    WorkId Work,
    string Step,
    int Visit,
    string Exit,
    GateRef? Gate,
    Subject? Subject,
    IReadOnlyList<CriterionVerdict> Criteria,
    IReadOnlyList<NextAction> Next,
    AttemptCount Attempts,
    DateTimeOffset? ValidUntil,
    Digest InputsDigest,
    bool Unsealed)
{
    /// <summary>The body of a verdict.</summary>
    public static VerdictBody Of(Verdict verdict) => new(
        verdict.Status, verdict.MayProceed, verdict.Work, verdict.Step, verdict.Visit, verdict.Exit, verdict.Gate,
        verdict.Subject,
        [.. verdict.Criteria.Select(one => one with
        {
            Reasons = [.. one.Reasons.Select(reason => reason with { Message = null })],
        })],
        [.. verdict.Next.Select(next => new NextAction(next.Action, Criterion: next.Criterion))],
        verdict.Attempts, verdict.ValidUntil, verdict.InputsDigest, verdict.Unsealed);
}
