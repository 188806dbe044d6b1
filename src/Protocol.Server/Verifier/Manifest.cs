using System.Security.Cryptography;
using System.Text;
using Protocol.Server.Git;

namespace Protocol.Server.Verifier;

/// <summary>
/// Names a tree by SHA-256, so that git's SHA-1 is not its only name: the digest over one line a path, sorted by the
/// bytes of the path: <c>path NUL mode NUL content LF</c>, where content is the SHA-256 of the raw blob in hexadecimal,
/// and of a submodule the name of its commit.
/// </summary>
internal static class Manifest
{
    /// <summary>The digest in hexadecimal.</summary>
    public static async Task<string> ComputeAsync(
        ObjectRepository repository, IReadOnlyList<TreeEntry> entries, CancellationToken cancellationToken)
    {
        using var blobs = repository.ReadBlobs();
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var known = new Dictionary<ObjectId, string>();
        foreach (var (path, entry) in entries.Select(entry => (Encoding.UTF8.GetBytes(entry.Path), entry))
            .OrderBy(pair => pair.Item1, Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b))))
        {
            if (!known.TryGetValue(entry.Id, out var content))
            {
                content = entry.Mode == TreeEntry.Submodule
                    ? entry.Id.Value
                    : Convert.ToHexStringLower(SHA256.HashData(await blobs.ReadAsync(entry.Id, cancellationToken)));
                known.Add(entry.Id, content);
            }

            digest.AppendData(path);
            digest.AppendData(Encoding.UTF8.GetBytes($"\0{entry.Mode}\0{content}\n"));
        }

        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }
}
