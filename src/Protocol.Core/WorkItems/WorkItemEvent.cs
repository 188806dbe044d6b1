using System.Text.Json.Serialization;
using Protocol.Gates;
using Protocol.Principals;

namespace Protocol.WorkItems;

/// <summary>What has happened to a work item: wire and stored form in schemas/events.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Created), "work.created")]
[JsonDerivedType(typeof(Paused), "work.paused")]
[JsonDerivedType(typeof(Resumed), "work.resumed")]
[JsonDerivedType(typeof(Ended), "work.ended")]
[JsonDerivedType(typeof(StepEntered), "step.entered")]
[JsonDerivedType(typeof(StepLeft), "step.left")]
[JsonDerivedType(typeof(Parked), "step.parked")]
[JsonDerivedType(typeof(Reopened), "step.reopened")]
[JsonDerivedType(typeof(SubjectNamed), "subject.named")]
[JsonDerivedType(typeof(ClaimGranted), "claim.granted")]
[JsonDerivedType(typeof(ClaimRenewed), "claim.renewed")]
[JsonDerivedType(typeof(ClaimProgressed), "claim.progressed")]
[JsonDerivedType(typeof(ClaimExpired), "claim.expired")]
[JsonDerivedType(typeof(ClaimRevived), "claim.revived")]
[JsonDerivedType(typeof(ClaimEnded), "claim.ended")]
[JsonDerivedType(typeof(EvidenceMinted), "evidence.minted")]
[JsonDerivedType(typeof(VerificationRequested), "verification.requested")]
[JsonDerivedType(typeof(VerificationTaken), "verification.taken")]
[JsonDerivedType(typeof(VerificationErrored), "verification.errored")]
[JsonDerivedType(typeof(ApprovalGiven), "approval.given")]
[JsonDerivedType(typeof(WaiverGranted), "waiver.granted")]
[JsonDerivedType(typeof(WaiverUsed), "waiver.used")]
[JsonDerivedType(typeof(DisputeOpened), "dispute.opened")]
[JsonDerivedType(typeof(DisputeResolved), "dispute.resolved")]
[JsonDerivedType(typeof(HandoffOffered), "handoff.offered")]
[JsonDerivedType(typeof(HandoffClosed), "handoff.closed")]
public abstract record WorkItemEvent
{
    /// <summary>The work item exists, in its first step.</summary>
    public sealed record Created(
        string Title,
        string? Goal,
        Protocol.Operations.WorkflowRef Workflow,
        IReadOnlyList<string> Labels,
        int Priority,
        IReadOnlyList<WorkId> DependsOn,
        DateTimeOffset? NotBefore) : WorkItemEvent;

    /// <summary>A human stopped it.</summary>
    public sealed record Paused(string? Reason) : WorkItemEvent;

    /// <summary>It goes on; every term and deadline moved by <paramref name="FrozenMs"/>.</summary>
    public sealed record Resumed(long FrozenMs) : WorkItemEvent;

    /// <summary>It reached a terminal lifecycle.</summary>
    public sealed record Ended(Lifecycle Lifecycle, string? Reason) : WorkItemEvent;

    /// <summary>
    /// A step was entered, for the n-th time; where <paramref name="Timed"/> its timeout runs from here, and not from
    /// its first claim.
    /// </summary>
    public sealed record StepEntered(string Step, int Visit, bool? Timed = null) : WorkItemEvent;

    /// <summary>
    /// A step was left by an exit, on a subject; with the evaluation that let it pass, where a gate guards it.
    /// </summary>
    public sealed record StepLeft(
        string Step, int Visit, string Exit, string To,
        Subject? Subject, Digest? EvaluationId, bool Looped, string Cause)
        : WorkItemEvent;

    /// <summary>It waits at an exit.</summary>
    public sealed record Parked(string Exit, Subject? Subject, DateTimeOffset Deadline) : WorkItemEvent;

    /// <summary>The wait ended without a pass; the same visit is open again.</summary>
    public sealed record Reopened(string Reason) : WorkItemEvent;

    /// <summary>The holder named the head commit or file set that is judged from now on.</summary>
    public sealed record SubjectNamed(Subject Subject) : WorkItemEvent;

    /// <summary>A claim was granted.</summary>
    public sealed record ClaimGranted(
        PrincipalId Holder, string Party, Fence Fence, long TermMs, DateTimeOffset LeaseEnds) : WorkItemEvent;

    /// <summary>The lease was renewed.</summary>
    public sealed record ClaimRenewed(Fence Fence, DateTimeOffset LeaseEnds) : WorkItemEvent;

    /// <summary>The holder said how far it is.</summary>
    public sealed record ClaimProgressed(Fence Fence, string? Note) : WorkItemEvent;

    /// <summary>The lease ran out; the claim is replaceable from now on.</summary>
    public sealed record ClaimExpired(Fence Fence) : WorkItemEvent;

    /// <summary>The holder came back before anybody else claimed.</summary>
    public sealed record ClaimRevived(Fence Fence) : WorkItemEvent;

    /// <summary>A claim ended. <paramref name="Cause"/>: <c>replaced</c>, <c>recovered</c>, <c>released</c>,
    /// <c>accepted</c>, <c>left</c>, <c>parked</c>, <c>timeout</c>, <c>canceled</c>, <c>revoked</c>.</summary>
    public sealed record ClaimEnded(PrincipalId Holder, Fence Fence, string Cause, string? Reason) : WorkItemEvent;

    /// <summary>Evidence exists.</summary>
    public sealed record EvidenceMinted(Evidence Evidence, VerificationId? Verification) : WorkItemEvent;

    /// <summary>A verifier is asked.</summary>
    public sealed record VerificationRequested(VerificationRequest Request) : WorkItemEvent;

    /// <summary>A verifier took the request.</summary>
    public sealed record VerificationTaken(
        VerificationId Verification, PrincipalId Verifier, Fence Fence, DateTimeOffset LeaseEnds) : WorkItemEvent;

    /// <summary>The verifier had trouble; the request is open again, and no attempt was charged.</summary>
    public sealed record VerificationErrored(VerificationId Verification, IReadOnlyList<Reason> Reasons)
        : WorkItemEvent;

    /// <summary>Somebody approved or rejected a subject.</summary>
    public sealed record ApprovalGiven(Approval Approval) : WorkItemEvent;

    /// <summary>A person waived a criterion for a subject.</summary>
    public sealed record WaiverGranted(Waiver Waiver) : WorkItemEvent;

    /// <summary>An exit is taken by a waiver.</summary>
    public sealed record WaiverUsed(WaiverId Waiver, string Exit) : WorkItemEvent;

    /// <summary>A holder disputes a criterion.</summary>
    public sealed record DisputeOpened(Dispute Dispute) : WorkItemEvent;

    /// <summary>A person ruled; with the waiver, where that is the ruling.</summary>
    public sealed record DisputeResolved(DisputeId Dispute, DisputeRuling Ruling, string? Note, WaiverId? Waiver)
        : WorkItemEvent;

    /// <summary>A claim was offered.</summary>
    public sealed record HandoffOffered(
        Protocol.Handoffs.HandoffId Handoff,
        Protocol.Handoffs.HandoffTarget To,
        Protocol.Handoffs.HandoffReason Reason,
        Protocol.Handoffs.Narrative Narrative,
        Protocol.Handoffs.PacketFacts Facts,
        DateTimeOffset ExpiresAt) : WorkItemEvent;

    /// <summary>An offer ended, as accepted, declined, withdrawn or expired.</summary>
    public sealed record HandoffClosed(
        Protocol.Handoffs.HandoffId Handoff,
        Protocol.Handoffs.HandoffState State,
        Protocol.Handoffs.Readback? Readback,
        Protocol.Handoffs.DeclineCode? Code,
        string? Reason) : WorkItemEvent;

    private WorkItemEvent() { }
}
