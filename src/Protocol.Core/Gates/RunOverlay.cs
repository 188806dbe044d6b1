namespace Protocol.Gates;

/// <summary>Files (globs) that are laid over a checkout, and from where: <c>head</c> or <c>base</c>.</summary>
public sealed record RunOverlay(string From, IReadOnlyList<string> Paths);
