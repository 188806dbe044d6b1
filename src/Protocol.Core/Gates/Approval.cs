using Protocol.Principals;

namespace Protocol.Gates;

/// <summary>What an approver decided about a subject, at the trust of the channel.</summary>
public sealed record Approval(
    PrincipalId By,
    PrincipalKind Kind,
    string Party,
    IReadOnlyList<string> Roles,
    Trust Trust,
    Subject Subject,
    bool Approves,
    string? Criterion,
    string Step,
    int Visit,
    DateTimeOffset At,
    string? Comment);
