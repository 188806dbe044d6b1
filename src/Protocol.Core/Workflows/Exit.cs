namespace Protocol.Workflows;

/// <summary>
/// A way out of a step: the gate that guards it, where it leads, and whether taking it approves the subject.
/// </summary>
public sealed record Exit(string To, string? Gate = null, Loop? Loop = null, bool Approves = false);
