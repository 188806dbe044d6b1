using Protocol.Principals;

namespace Protocol.Gates;

/// <summary>
/// A holder's word that a criterion of the step is wrong; while it is open, the criterion is pending [SB-GATE-060].
/// </summary>
public sealed record Dispute(
    DisputeId Id,
    string Gate,
    string Criterion,
    string Step,
    int Visit,
    Subject? Subject,
    string Reason,
    PrincipalId By,
    DateTimeOffset At,
    DisputeRuling? Ruling = null,
    PrincipalId? RuledBy = null,
    DateTimeOffset? RuledAt = null,
    string? Note = null);
