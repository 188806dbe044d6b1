namespace Protocol.Gates;

/// <summary>A run of a criterion on a subject that somebody has asked for and no verifier has reported.</summary>
public sealed record AskedRun(Digest CriterionDigest, Subject Subject);
