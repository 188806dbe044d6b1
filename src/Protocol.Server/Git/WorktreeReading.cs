namespace Protocol.Server.Git;

/// <summary>What a look at a folder found.</summary>
internal abstract record WorktreeReading
{
    /// <summary>The folder is in no work tree of a git repository.</summary>
    internal sealed record NoRepository(string Detail) : WorktreeReading;

    /// <summary>A repository without a commit.</summary>
    internal sealed record NoCommit(WorktreePlace Place) : WorktreeReading;

    /// <summary>Git cannot be asked: it is missing, too slow, or refuses the repository.</summary>
    internal sealed record Unreadable(string Detail) : WorktreeReading;

    /// <summary>
    /// The commit that HEAD names. <paramref name="Dirty"/> says why the tree may hold something else: a changed or new
    /// path, or one whose changes git was told to overlook; null where it holds nothing else.
    /// </summary>
    internal sealed record Found(WorktreePlace Place, ObjectId Commit, string? Dirty) : WorktreeReading;

    private WorktreeReading() { }
}
