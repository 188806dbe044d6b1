namespace Protocol.Gates;

/// <summary>
/// What a verdict is about: digests, never a work tree. A worker names <paramref name="GitCommit"/>, or
/// <paramref name="Sha256"/> for a file set that is not in git; a verifier adds the tree (hexadecimal, and the SHA-256
/// manifest over path, mode and content) that it resolved.
/// </summary>
public sealed record Subject(string? GitCommit = null, string? GitTree = null, string? Sha256 = null)
{
    /// <summary>Whether a statement about the other subject is a statement about this one: some digest is shared, and
    /// none that both name differs, save the commit where the tree is the same.</summary>
    public bool Covers(Subject? other)
    {
        if (other is null)
            return false;

        if (Sha256 is not null && other.Sha256 is not null)
            return Sha256 == other.Sha256;

        if (GitTree is not null && other.GitTree is not null)
            return GitTree == other.GitTree;

        return GitCommit is not null && GitCommit == other.GitCommit;
    }
}
