namespace Protocol.Workflows;

/// <summary>
/// When the branches of a fork are enough: <c>all</c>, <c>any</c> or <c>quorum</c>; on failure <c>wait</c> for the
/// others, or <c>cancel</c> them.
/// </summary>
public sealed record ForkJoin(string Mode, int? Quorum = null, string? OnFailure = null);
