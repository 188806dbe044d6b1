using System.Text.Json.Serialization;
using Protocol.Text;

namespace Protocol.Operations;

/// <summary>Why an operation was refused. The names, in kebab-case, and the numbers are those of
/// schemas/registries/errors.json [SB-ERR-001].</summary>
[JsonConverter(typeof(KebabCaseConverter<ErrorCode>))]
public enum ErrorCode
{
    /// <summary>An argument is missing, misspelt, of the wrong type, or out of bounds.</summary>
    InvalidArgument = 4000,

    /// <summary>This hub does not offer the operation or the profile.</summary>
    Unsupported = 4001,

    /// <summary>This hub does not speak the version that the request states.</summary>
    UnsupportedVersion = 4002,

    /// <summary>The message is larger than the hub reads.</summary>
    TooLarge = 4003,

    /// <summary>The caller may not do this.</summary>
    Denied = 4030,

    /// <summary>The caller does not hold what the handle names.</summary>
    NotHolder = 4031,

    /// <summary>No such work item in this workspace.</summary>
    UnknownWork = 4040,

    /// <summary>No such workflow in this workspace.</summary>
    UnknownWorkflow = 4041,

    /// <summary>No such handoff in this workspace.</summary>
    UnknownHandoff = 4042,

    /// <summary>No such verification request in this workspace.</summary>
    UnknownVerification = 4043,

    /// <summary>No such principal in this workspace.</summary>
    UnknownPrincipal = 4044,

    /// <summary>No such dispute about this work item.</summary>
    UnknownDispute = 4045,

    /// <summary>Another grant replaced the claim; whoever held it must stop.</summary>
    StaleFence = 4090,

    /// <summary>A human paused the work item.</summary>
    Paused = 4091,

    /// <summary>The work item has ended.</summary>
    WorkEnded = 4092,

    /// <summary>The handoff is not open any more.</summary>
    HandoffNotOpen = 4093,

    /// <summary>The handoff is for another principal or role.</summary>
    HandoffTargetMismatch = 4094,

    /// <summary>The read-back differs from the facts.</summary>
    ReadbackMismatch = 4095,

    /// <summary>The idempotency key was used with other arguments.</summary>
    IdempotencyMismatch = 4096,

    /// <summary>The act names another subject than the current one.</summary>
    SubjectMismatch = 4097,

    /// <summary>The dispute is not open any more.</summary>
    DisputeNotOpen = 4098,

    /// <summary>The workflow does not hold together.</summary>
    WorkflowInvalid = 4220,

    /// <summary>The packet holds what a packet must not hold.</summary>
    HandoffRejected = 4221,

    /// <summary>The report does not fit the verification request.</summary>
    EvidenceRejected = 4222,

    /// <summary>The caller or the workspace has as much as the limits allow.</summary>
    CapacityExceeded = 4290,

    /// <summary>The hub is at work for others; nothing was done.</summary>
    Busy = 5030,

    /// <summary>The store cannot be read or written; nothing was done.</summary>
    StorageUnavailable = 5031,

    /// <summary>The disk is full; nothing was done.</summary>
    StorageFull = 5032,

    /// <summary>The hub does not know whether the command took effect; the same idempotency key tells.</summary>
    UnknownOutcome = 5033,

    /// <summary>The store was written by a newer hub.</summary>
    StoreTooNew = 5034,

    /// <summary>A bug in the hub.</summary>
    Internal = 5000,
}
