using Protocol.Gates;

namespace Protocol.Operations;

/// <summary>
/// What one criterion answers, with the trust that it needs and has, its reasons, its evidence, and the waiver where it
/// is waived.
/// </summary>
public sealed record CriterionVerdict(
    string Id,
    string Kind,
    CriterionStatus Status,
    bool Required,
    Trust? Need,
    Trust? Have,
    IReadOnlyList<Reason> Reasons,
    IReadOnlyList<EvidenceId> Evidence,
    WaiverId? Waiver = null);
