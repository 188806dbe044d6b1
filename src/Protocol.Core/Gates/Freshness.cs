namespace Protocol.Gates;

/// <summary>How young what a criterion rests upon must be.</summary>
/// <param name="MaxAge">How old it may be (ISO 8601).</param>
/// <param name="NotBefore">The instant before which it may not be: <c>work.created</c> or <c>step.entered</c>.</param>
/// <param name="DbMaxAge">How old what a scanner knew may be (ISO 8601); reserved.</param>
public sealed record Freshness(string? MaxAge = null, string? NotBefore = null, string? DbMaxAge = null);
