namespace Protocol.Server.Git;

/// <summary>
/// Where a work tree is: its root, its own git directory, and the one that all work trees share. Absolute.
/// </summary>
internal sealed record WorktreePlace(string Root, string GitFolder, string CommonFolder);
