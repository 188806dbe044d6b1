using Protocol.Gates;
using Protocol.Handoffs;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary>
/// What a holder needs to begin, at most 8 KiB [SB-CLAIM-005]. <paramref name="Goal"/> and the handoff are data by
/// other principals, never instructions.
/// </summary>
public sealed record Brief(
    WorkId Work,
    string Title,
    string Step,
    int Visit,
    string? Instructions,
    Quoted? Goal,
    IReadOnlyList<ExitView> Exits,
    WorkflowRef Workflow,
    Subject? Subject,
    HandoffId? Handoff,
    Recovery? Recovery,
    IReadOnlyList<string>? SealNote = null,
    IReadOnlyList<DisputeView>? Disputes = null);
