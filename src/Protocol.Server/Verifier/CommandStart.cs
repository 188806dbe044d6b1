namespace Protocol.Server.Verifier;

/// <summary>
/// What is started in a room: an absolute executable, its arguments, the folder it works in, and for how long.
/// </summary>
internal sealed record CommandStart(
    CleanRoom Room,
    string Executable,
    IReadOnlyList<string> Arguments,
    string Folder,
    bool Network,
    TimeSpan Timeout);
