using Protocol.WorkItems;

namespace Protocol.Gates;

/// <summary>All that a verdict depends on but the instant; its digest is <c>inputsDigest</c> [SB-GATE-040].</summary>
public sealed record EvaluationInputs(
    Digest Workflow,
    Digest? Gate,
    WorkId Work,
    string Step,
    int Visit,
    string Exit,
    Subject? Subject,
    bool Dirty,
    bool Sealed,
    IReadOnlyList<Evidence> Evidence,
    IReadOnlyList<Approval> Approvals,
    Approval? Provisional,
    IReadOnlyList<VerificationRequest> Requests,
    IReadOnlyList<VerifierTrouble> Troubles,
    IReadOnlyList<Passage> Passages,
    IReadOnlyList<StepHolder> Holders,
    IReadOnlyList<string> FailedSubjects,
    int Grants);
