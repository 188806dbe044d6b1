using System.Text.Json;
using Protocol.Gates;

namespace Protocol.WorkItems;

/// <summary>
/// What can be asked of a work item. A holder's command carries the fence of the handle that the hub has verified to be
/// genuine and the caller's own.
/// </summary>
public abstract record WorkItemCommand
{
    /// <summary>Makes the work item.</summary>
    public sealed record Create(
        string Title,
        string? Goal,
        Protocol.Operations.WorkflowRef Workflow,
        IReadOnlyList<string> Labels,
        int Priority,
        IReadOnlyList<WorkId> DependsOn,
        DateTimeOffset? NotBefore) : WorkItemCommand;

    /// <summary>Ends it by decision.</summary>
    public sealed record Cancel(string? Reason) : WorkItemCommand;

    /// <summary>Stops it.</summary>
    public sealed record Pause(string? Reason) : WorkItemCommand;

    /// <summary>Lets it go on.</summary>
    public sealed record Resume : WorkItemCommand;

    /// <summary>Claims it.</summary>
    public sealed record Acquire(IReadOnlyList<string> Roles, bool Recover, long? LeaseMs) : WorkItemCommand;

    /// <summary>Takes the claim away.</summary>
    public sealed record Revoke(string Reason) : WorkItemCommand;

    /// <summary>Keeps the claim for longer.</summary>
    public sealed record Renew(Fence Fence, long? LeaseMs) : WorkItemCommand;

    /// <summary>Says how far the work is.</summary>
    public sealed record Progress(Fence Fence, string? Note, Subject? Subject) : WorkItemCommand;

    /// <summary>Gives the claim up.</summary>
    public sealed record Release(Fence Fence, string? Reason) : WorkItemCommand;

    /// <summary>Leaves the step by an exit, or parks at it.</summary>
    public sealed record Advance(
        Fence Fence, string? Exit, Subject? Subject, bool Dirty, bool Park, long? DeadlineMs, string? Note)
        : WorkItemCommand;

    /// <summary>Takes an exit of a step that nobody holds.</summary>
    public sealed record TakeExit(string Exit, Subject? Subject, string? Note) : WorkItemCommand;

    /// <summary>
    /// Asks a verifier. <paramref name="Nonces"/>: one for each criterion that may need one, by chance.
    /// </summary>
    public sealed record AskVerification(
        Fence Fence, string? Exit, Subject? Subject, bool Dirty, IReadOnlyList<string> Nonces) : WorkItemCommand;

    /// <summary>Takes the oldest open verification request.</summary>
    public sealed record TakeVerification : WorkItemCommand;

    /// <summary>Reports on a verification request.</summary>
    public sealed record Report(
        VerificationId Verification, Fence Fence, string Nonce, Subject Subject, CriterionRun Run, Trust Trust)
        : WorkItemCommand;

    /// <summary>States something about a subject.</summary>
    public sealed record Submit(
        string? PredicateType, JsonElement? Predicate, Subject? Subject, Trust Trust, Envelope? Envelope = null)
        : WorkItemCommand;

    /// <summary>Approves or rejects a subject.</summary>
    public sealed record Approve(Subject Subject, bool Approves, string? Criterion, string? Comment, Trust Trust)
        : WorkItemCommand;

    /// <summary>Waives a criterion for the subject that the person saw.</summary>
    public sealed record GrantWaiver(
        string Gate, string Criterion, Subject Subject, string Reason, long ExpiresMs, int MaxUses) : WorkItemCommand;

    /// <summary>Disputes a criterion of the step.</summary>
    public sealed record OpenDispute(Fence Fence, string? Exit, string Criterion, string Reason) : WorkItemCommand;

    /// <summary>Rules on a dispute. What a waiver needs is given where that is the ruling.</summary>
    public sealed record ResolveDispute(
        DisputeId Dispute, DisputeRuling Ruling, string? Note, Subject? Subject, long? ExpiresMs, int? MaxUses)
        : WorkItemCommand;

    /// <summary>Offers the claim.</summary>
    public sealed record Offer(
        Fence Fence,
        Protocol.Handoffs.HandoffTarget To,
        Protocol.Handoffs.HandoffReason Reason,
        Protocol.Handoffs.Narrative Narrative,
        Subject? Subject,
        long? ExpiresMs) : WorkItemCommand;

    /// <summary>Accepts an offer.</summary>
    public sealed record Accept(
        Protocol.Handoffs.HandoffId Handoff, Protocol.Handoffs.Readback Readback, long? LeaseMs) : WorkItemCommand;

    /// <summary>Declines an offer.</summary>
    public sealed record Decline(
        Protocol.Handoffs.HandoffId Handoff, Protocol.Handoffs.DeclineCode Code, string? Reason) : WorkItemCommand;

    /// <summary>Takes an offer back.</summary>
    public sealed record Withdraw(Fence Fence, Protocol.Handoffs.HandoffId Handoff) : WorkItemCommand;

    private WorkItemCommand() { }
}
