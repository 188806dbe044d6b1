namespace Protocol.Gates;

/// <summary>What a verifier runs: no shell; <paramref name="Timeout"/> is ISO 8601; <paramref name="Network"/> is
/// <c>deny</c> where it is left out.</summary>
public sealed record CommandRun(
    IReadOnlyList<string> Argv,
    string? Timeout = null,
    string? Network = null,
    string? Directory = null,
    IReadOnlyDictionary<string, string>? Env = null);
