using Protocol.Operations;

namespace Protocol.Server.Cli;

/// <summary>What a command tells a script: spec/bindings/cli.md.</summary>
internal static class ExitCode
{
    /// <summary>Done; go on.</summary>
    public const int Proceed = 0;

    /// <summary>No: a gate fails, or the hub refused.</summary>
    public const int Fail = 20;

    /// <summary>Not yet: a gate is pending, an item is held, nothing can be claimed.</summary>
    public const int Pending = 21;

    /// <summary>The command line or the place is wrong.</summary>
    public const int Usage = 64;

    /// <summary>The hub cannot answer; nothing may be concluded.</summary>
    public const int Unavailable = 69;

    /// <summary>A bug.</summary>
    public const int Internal = 70;

    /// <summary>The exit code of a refusal.</summary>
    public static int Of(ErrorCode code) => code switch
    {
        ErrorCode.InvalidArgument => Usage,
        ErrorCode.Unsupported => Usage,
        ErrorCode.UnsupportedVersion => Usage,
        ErrorCode.TooLarge => Usage,
        ErrorCode.Denied => Fail,
        ErrorCode.NotHolder => Fail,
        ErrorCode.UnknownWork => Fail,
        ErrorCode.UnknownWorkflow => Fail,
        ErrorCode.UnknownHandoff => Fail,
        ErrorCode.UnknownVerification => Fail,
        ErrorCode.UnknownPrincipal => Fail,
        ErrorCode.UnknownDispute => Fail,
        ErrorCode.StaleFence => Fail,
        ErrorCode.Paused => Fail,
        ErrorCode.WorkEnded => Fail,
        ErrorCode.HandoffNotOpen => Fail,
        ErrorCode.HandoffTargetMismatch => Fail,
        ErrorCode.ReadbackMismatch => Fail,
        ErrorCode.IdempotencyMismatch => Fail,
        ErrorCode.SubjectMismatch => Fail,
        ErrorCode.DisputeNotOpen => Fail,
        ErrorCode.WorkflowInvalid => Fail,
        ErrorCode.HandoffRejected => Fail,
        ErrorCode.EvidenceRejected => Fail,
        ErrorCode.CapacityExceeded => Fail,
        ErrorCode.Busy => Unavailable,
        ErrorCode.StorageUnavailable => Unavailable,
        ErrorCode.StorageFull => Unavailable,
        ErrorCode.UnknownOutcome => Unavailable,
        ErrorCode.StoreTooNew => Unavailable,
        ErrorCode.Internal => Internal,
    };

    /// <summary>The exit code of an outcome; every word that is not listed means that it was done.</summary>
    public static int OfOutcome(string outcome) => outcome switch
    {
        "fail" or "invalid" => Fail,
        "pending" or "parked" or "held" or "none-available" or "requested" => Pending,
        _ => Proceed,
    };
}
