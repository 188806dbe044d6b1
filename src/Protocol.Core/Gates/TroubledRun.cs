namespace Protocol.Gates;

/// <summary>A run of a criterion on a subject that ended in trouble of the verifier: never a verdict.</summary>
public sealed record TroubledRun(Digest CriterionDigest, Subject Subject, IReadOnlyList<Reason> Reasons);
