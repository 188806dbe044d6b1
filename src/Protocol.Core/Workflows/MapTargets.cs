namespace Protocol.Workflows;

/// <summary>Over what a map goes, and whether the targets are fixed when it is entered.</summary>
public sealed record MapTargets(string Query, bool Snapshot = false);
