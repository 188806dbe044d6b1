namespace Protocol.Operations;

/// <summary>A criterion in one line.</summary>
public sealed record CriterionView(string Id, string Kind, string? Title, bool Required);
