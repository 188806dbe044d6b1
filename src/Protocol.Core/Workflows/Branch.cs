namespace Protocol.Workflows;

/// <summary>A branch of a fork: a region of its own.</summary>
public sealed record Branch(string Start, IReadOnlyDictionary<string, Step> Steps);
