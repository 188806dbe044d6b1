using System.Text.Json;
using Protocol.Principals;

namespace Protocol.Gates;

/// <summary>
/// A statement about a subject, as the hub minted it [SB-EVID-001]. <paramref name="Trust"/> was derived from the
/// signer. Of a criterion run, <paramref name="Run"/> is the statement; of an attestation, it stands in
/// <paramref name="Envelope"/>; of another type, it is <paramref name="Predicate"/>.
/// </summary>
public sealed record Evidence(
    EvidenceId Id,
    string PredicateType,
    Subject Subject,
    Trust Trust,
    PrincipalId By,
    DateTimeOffset At,
    int Visit,
    Digest? CriterionDigest = null,
    CriterionRun? Run = null,
    JsonElement? Predicate = null,
    Envelope? Envelope = null);
