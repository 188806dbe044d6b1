namespace Protocol.Operations;

/// <summary>What a caller must be allowed before an operation is tried: spec/security.md.</summary>
public enum Scope
{
    /// <summary><c>work:read</c>.</summary>
    WorkRead,

    /// <summary><c>work:create</c>.</summary>
    WorkCreate,

    /// <summary><c>work:claim</c>: claim, and act on own claims.</summary>
    WorkClaim,

    /// <summary><c>handoff:write</c>.</summary>
    HandoffWrite,

    /// <summary><c>journal:read</c>.</summary>
    JournalRead,

    /// <summary><c>gate:report</c>: a verifier's.</summary>
    GateReport,

    /// <summary><c>gate:approve</c>.</summary>
    GateApprove,

    /// <summary><c>gate:define</c>: workflows, and the policy.</summary>
    GateDefine,

    /// <summary><c>claims:revoke</c>: pause, cancel and revoke.</summary>
    ClaimsRevoke,

    /// <summary><c>keys:manage</c>.</summary>
    KeysManage,
}
