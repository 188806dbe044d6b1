namespace Protocol.Gates;

/// <summary>Where the ids of the tests stand that must be executed: a file of the subject and a JSON Pointer.</summary>
public sealed record IdSource(string Path, string? Pointer = null);
