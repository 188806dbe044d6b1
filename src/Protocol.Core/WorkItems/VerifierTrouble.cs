using Protocol.Gates;

namespace Protocol.WorkItems;

/// <summary>A verifier could not decide a criterion about a subject: never a verdict, and no attempt.</summary>
public sealed record VerifierTrouble(
    Digest CriterionDigest, Subject Subject, IReadOnlyList<Reason> Reasons, DateTimeOffset At);
