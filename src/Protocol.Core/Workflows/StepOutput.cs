namespace Protocol.Workflows;

/// <summary>
/// What a step leaves, by its path, ref or other place, and whether later steps must not change it.
/// </summary>
public sealed record StepOutput(string? Path = null, string? Ref = null, string? Place = null, bool Locked = false);
