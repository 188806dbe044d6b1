using Protocol.Gates;
using Protocol.Principals;

namespace Protocol.WorkItems;

/// <summary>
/// The state of a work item: what the fold of its events gives, and nothing that could be derived. Only
/// <c>WorkItemFold</c> makes a new one. Up to <paramref name="ChangedAt"/>, when the last event happened, all that time
/// does has been written.
/// </summary>
public sealed record WorkItem(
    WorkId Id,
    string Title,
    string? Goal,
    Protocol.Operations.WorkflowRef Workflow,
    IReadOnlyList<string> Labels,
    int Priority,
    IReadOnlyList<WorkId> DependsOn,
    DateTimeOffset? NotBefore,
    PrincipalId CreatedBy,
    DateTimeOffset CreatedAt,
    Lifecycle Lifecycle,
    string Step,
    int Visit,
    DateTimeOffset EnteredAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? PausedAt,
    string? EndReason,
    long CreatedSeq,
    Claim? Claim,
    Offer? Offer,
    Park? Park,
    Subject? Subject,
    int Grants,
    IReadOnlyDictionary<string, int> Visits,
    IReadOnlyDictionary<string, int> Loops,
    IReadOnlyList<string> FailedSubjects,
    IReadOnlyList<StepHolder> Holders,
    IReadOnlyList<Evidence> Evidence,
    IReadOnlyList<Approval> Approvals,
    IReadOnlyList<VerificationRequest> Requests,
    IReadOnlyList<VerifierTrouble> Troubles,
    IReadOnlyList<Passage> Passages,
    IReadOnlyList<Waiver> Waivers,
    IReadOnlyList<Dispute> Disputes,
    EndedClaim? LastClaim,
    Protocol.Handoffs.HandoffId? LastHandoff,
    DateTimeOffset ChangedAt);
