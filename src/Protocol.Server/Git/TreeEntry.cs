namespace Protocol.Server.Git;

/// <summary>One path of a tree. <paramref name="Size"/> is that of a blob in bytes; a submodule has none.</summary>
internal sealed record TreeEntry(string Path, string Mode, ObjectId Id, long? Size)
{
    /// <summary>The mode of an executable file.</summary>
    public const string Executable = "100755";

    /// <summary>The mode of a symbolic link.</summary>
    public const string Link = "120000";

    /// <summary>The mode of a submodule, whose content is in another repository.</summary>
    public const string Submodule = "160000";

    /// <summary>Whether it is a regular file.</summary>
    public bool IsFile => Mode.StartsWith("100", StringComparison.Ordinal);
}
