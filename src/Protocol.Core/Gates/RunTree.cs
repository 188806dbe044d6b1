namespace Protocol.Gates;

/// <summary>
/// The tree that a command runs on: <c>head</c>, <c>base</c> or <c>result</c> of the merge, with files of another tree
/// laid over it.
/// </summary>
public sealed record RunTree(string? Tree = null, RunOverlay? Overlay = null);
