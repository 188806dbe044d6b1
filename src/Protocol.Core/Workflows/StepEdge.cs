namespace Protocol.Workflows;

/// <summary>
/// A way out of a step: its exit, where it is written, where it leads, and the gate that guards it. A loop is a bounded
/// edge; its <c>then</c> is an unbounded one beside it.
/// </summary>
internal sealed record StepEdge(string Exit, string Pointer, string To, string? Gate, bool Bounded, bool IsThen);
