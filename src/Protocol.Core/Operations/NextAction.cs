namespace Protocol.Operations;

/// <summary>
/// Something that the caller can do now and that does not fail the same way [SB-ERR-004].
/// </summary>
/// <param name="Action">One of schemas/registries/next-actions.json.</param>
/// <param name="Why">One sentence, by the workflow's author or the hub, never from evidence.</param>
/// <param name="Criterion">The criterion that it serves.</param>
/// <param name="Call">The operation that does it.</param>
public sealed record NextAction(string Action, string? Why = null, string? Criterion = null, Call? Call = null);
