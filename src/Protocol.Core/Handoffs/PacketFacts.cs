using Protocol.Gates;
using Protocol.Operations;
using Protocol.Principals;
using Protocol.WorkItems;

namespace Protocol.Handoffs;

/// <summary>The part of a packet that the hub computes; the giver cannot write it [SB-HAND-002].</summary>
public sealed record PacketFacts(
    Severity Severity,
    string Step,
    int Visit,
    Fence Fence,
    Subject? Subject,
    WorkflowRef Workflow,
    string? Exit,
    VerdictStatus? Gate,
    IReadOnlyList<Unmet> Unmet,
    AttemptCount Attempts,
    IReadOnlyList<PrincipalId> Contributors,
    DateTimeOffset AsOf,
    IReadOnlyList<string>? Waived = null);
