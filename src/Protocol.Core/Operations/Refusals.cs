using System.Text.Json;
using System.Text.Json.Nodes;

namespace Protocol.Operations;

/// <summary>Makes refusals; titles and advice are those of schemas/registries/errors.json [SB-ERR-001].</summary>
public static class Refusals
{
    private const string TypeBase = "https://w3id.org/signalbox/0.1/errors/";

    /// <summary>Spells a word of the standard as the wire does.</summary>
    public static string Spell<T>(T word) where T : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString());

    /// <summary>Makes a refusal with the registry's title and retry advice.</summary>
    public static Refusal Of(
        ErrorCode code, string detail, JsonObject? details = null, long? retryAfterMs = null,
        params NextAction[] next) =>
        new(
            code,
            TypeBase + Spell(code),
            TitleOf(code),
            detail,
            RetryOf(code),
            retryAfterMs ?? (RetryOf(code) is Retry.AfterDelay ? 1_000 : null),
            details is null ? null : ToElement(details),
            next.Length > 0 ? next : [new("status", "See where you stand.", Call: new("status"))]);

    /// <summary>Whether and how a request that was refused with a code may be sent again.</summary>
    public static Retry RetryOf(ErrorCode code) => code switch
    {
        ErrorCode.Busy or ErrorCode.StorageUnavailable or ErrorCode.StorageFull or ErrorCode.CapacityExceeded
            or ErrorCode.Paused => Retry.AfterDelay,
        ErrorCode.UnknownOutcome => Retry.SameKey,
        ErrorCode.InvalidArgument or ErrorCode.TooLarge or ErrorCode.SubjectMismatch or ErrorCode.ReadbackMismatch
            or ErrorCode.WorkflowInvalid or ErrorCode.HandoffRejected or ErrorCode.EvidenceRejected
            or ErrorCode.IdempotencyMismatch or ErrorCode.UnsupportedVersion => Retry.AfterChange,
        ErrorCode.Unsupported or ErrorCode.Denied or ErrorCode.NotHolder or ErrorCode.UnknownWork
            or ErrorCode.UnknownWorkflow or ErrorCode.UnknownHandoff or ErrorCode.UnknownVerification
            or ErrorCode.UnknownPrincipal or ErrorCode.UnknownDispute or ErrorCode.DisputeNotOpen
            or ErrorCode.StaleFence or ErrorCode.WorkEnded or ErrorCode.HandoffNotOpen
            or ErrorCode.HandoffTargetMismatch or ErrorCode.StoreTooNew or ErrorCode.Internal => Retry.Never,
    };

    /// <summary>The registry's title of a code.</summary>
    public static string TitleOf(ErrorCode code) => code switch
    {
        ErrorCode.InvalidArgument => "An argument is not valid",
        ErrorCode.Unsupported => "This hub does not offer that",
        ErrorCode.UnsupportedVersion => "This hub does not speak that version",
        ErrorCode.TooLarge => "The message is too large",
        ErrorCode.Denied => "You may not do this",
        ErrorCode.NotHolder => "You do not hold this",
        ErrorCode.UnknownWork => "No such work item",
        ErrorCode.UnknownWorkflow => "No such workflow",
        ErrorCode.UnknownHandoff => "No such handoff",
        ErrorCode.UnknownVerification => "No such verification request",
        ErrorCode.UnknownPrincipal => "No such principal",
        ErrorCode.UnknownDispute => "No such dispute",
        ErrorCode.StaleFence => "Your claim was replaced",
        ErrorCode.Paused => "The work item is paused",
        ErrorCode.WorkEnded => "The work item has ended",
        ErrorCode.HandoffNotOpen => "The handoff is not open",
        ErrorCode.HandoffTargetMismatch => "The handoff is not for you",
        ErrorCode.ReadbackMismatch => "The read-back differs from the facts",
        ErrorCode.IdempotencyMismatch => "The idempotency key was used for another request",
        ErrorCode.SubjectMismatch => "The subject is not the current one",
        ErrorCode.DisputeNotOpen => "The dispute is not open",
        ErrorCode.WorkflowInvalid => "The workflow does not hold together",
        ErrorCode.HandoffRejected => "The packet was rejected",
        ErrorCode.EvidenceRejected => "The report was rejected",
        ErrorCode.CapacityExceeded => "The limit is reached",
        ErrorCode.Busy => "The hub is busy",
        ErrorCode.StorageUnavailable => "The store is not available",
        ErrorCode.StorageFull => "The disk is full",
        ErrorCode.UnknownOutcome => "The outcome is not known",
        ErrorCode.StoreTooNew => "The store is of a newer version",
        ErrorCode.Internal => "The hub has a bug",
    };

    private static JsonElement ToElement(JsonObject node)
    {
        using var document = JsonDocument.Parse(node.ToJsonString());
        return document.RootElement.Clone();
    }
}
