using Protocol.Principals;

namespace Protocol.Gates;

/// <summary>What an approver decided, as a verdict sees it: without when and where.</summary>
public sealed record GivenApproval(
    PrincipalId By,
    PrincipalKind Kind,
    string Party,
    IReadOnlyList<string> Roles,
    Trust Trust,
    Subject Subject,
    bool Approves,
    string? Criterion = null,
    string? Comment = null,
    PrincipalId? Sponsor = null);
