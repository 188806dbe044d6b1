using Protocol.Gates;
using Protocol.Handoffs;
using Protocol.Principals;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary>A work item whole, as a reader may see it; it holds no handle.</summary>
public sealed record WorkView(
    WorkId Work,
    string Title,
    string? Goal,
    Lifecycle Lifecycle,
    Availability Availability,
    string? Why,
    WorkflowRef Workflow,
    string Step,
    int Visit,
    int Priority,
    IReadOnlyList<string> Labels,
    IReadOnlyList<WorkId> DependsOn,
    DateTimeOffset? NotBefore,
    Subject? Subject,
    HolderView? Holder,
    HandoffId? Handoff,
    ParkView? Parked,
    int Grants,
    int Attempts,
    PrincipalId CreatedBy,
    DateTimeOffset CreatedAt,
    string? Result,
    IReadOnlyList<Waiver>? Waivers = null,
    IReadOnlyList<Dispute>? Disputes = null);
