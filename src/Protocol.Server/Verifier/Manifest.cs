using System.Security.Cryptography;
using System.Text;
using Protocol.Server.Git;

namespace Protocol.Server.Verifier;

/// <summary>
/// Names a tree by SHA-256, so that git's SHA-1 is not its only name: the digest over one line a file, sorted by the
/// bytes of the path: mode, space, SHA-256 of the stored content in hexadecimal, space, path, line feed. A submodule
/// stands with the SHA-256 of the name of its commit, so that moving it makes another subject.
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
                content = Convert.ToHexStringLower(SHA256.HashData(entry.Mode == TreeEntry.Submodule
                    ? Encoding.UTF8.GetBytes(entry.Id.Value)
                    : await blobs.ReadAsync(entry.Id, cancellationToken)));
                known.Add(entry.Id, content);
            }

            digest.AppendData(Encoding.UTF8.GetBytes($"{entry.Mode} {content} "));
            digest.AppendData([.. path, (byte)'\n']);
        }

        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }
}
