namespace Protocol.Server.Git;

/// <summary>Git is missing, did not end in time, or failed where it should not.</summary>
internal sealed class GitException(string message) : Exception(message);
