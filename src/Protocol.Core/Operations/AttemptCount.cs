namespace Protocol.Operations;

/// <summary>How many subjects a verifier found failing in this visit, and how many the step allows.</summary>
public sealed record AttemptCount(int Used, int? Limit);
