using System.Text;
using Protocol.Server.Git;

namespace Protocol.Server.Verifier;

/// <summary>
/// Writes a tree into an empty folder from its blobs: no index, no attribute, no filter, no hook. A path or link that
/// could lead out of the folder is refused. A submodule becomes an empty folder, as git leaves it.
/// </summary>
internal static class Checkout
{
    private const int MaxEntries = 200_000;
    private const long MaxBytes = 2L * 1024 * 1024 * 1024;

    private const UnixFileMode Readable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const UnixFileMode Runnable =
        Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Writes all entries below the folder.</summary>
    /// <exception cref="CannotVerifyException">A path or link is refused, or the tree is too large.</exception>
    public static async Task WriteAsync(
        ObjectRepository repository,
        IReadOnlyList<TreeEntry> entries,
        string folder,
        CancellationToken cancellationToken)
    {
        if (entries.Count > MaxEntries || entries.Sum(entry => entry.Size ?? 0) > MaxBytes)
            throw new CannotVerifyException($"The tree has more than {MaxEntries} files or {MaxBytes} bytes.");
        foreach (var entry in entries)
            DemandInside(entry.Path);

        using var blobs = repository.ReadBlobs();

        // Links come last, so that no file is written through one.
        foreach (var entry in entries.OrderBy(entry => entry.Mode == TreeEntry.Link))
        {
            var target = Path.Combine(folder, entry.Path);
            try
            {
                await WriteAsync(entry, target, blobs, cancellationToken);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw Refused(entry.Path, "it cannot be written, or another path is in its place");
            }
        }
    }

    private static async Task WriteAsync(
        TreeEntry entry, string target, BlobReader blobs, CancellationToken cancellationToken)
    {
        if (entry.Mode == TreeEntry.Submodule)
        {
            Directory.CreateDirectory(target);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var content = await blobs.ReadAsync(entry.Id, cancellationToken);
        if (entry.Mode == TreeEntry.Link)
        {
            File.CreateSymbolicLink(target, DemandInside(entry.Path, Encoding.UTF8.GetString(content)));
            return;
        }

        if (!entry.IsFile)
            throw Refused(entry.Path, $"mode {entry.Mode} is unknown");
        await using (var file = new FileStream(target, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            await file.WriteAsync(content, cancellationToken);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(target, entry.Mode == TreeEntry.Executable ? Runnable : Readable);
    }

    private static void DemandInside(string path)
    {
        if (path.Any(char.IsControl))
            throw Refused(path, "it has a control character");
        if (path.Split('/').Any(name =>
            name is "" or "." or ".." || name.Equals(".git", StringComparison.OrdinalIgnoreCase)))
        {
            throw Refused(path, "it has a name that git itself refuses");
        }
    }

    /// <summary>
    /// A link may go up at its start only, and no higher than the root. Its own folder is a real one, so that the way
    /// up is known; what follows goes down, through other links that keep the same rule.
    /// </summary>
    private static string DemandInside(string path, string target)
    {
        var names = target.Split('/');
        var up = names.TakeWhile(name => name is ".." or ".").Count(name => name == "..");
        var isInside = target.Length > 0 && !target.Contains('\0', StringComparison.Ordinal)
            && !Path.IsPathRooted(target) && up <= path.Count(c => c == '/')
            && names.Count(name => name == "..") == up;
        return isInside ? target : throw Refused(path, "it is a link that could lead out of the checkout");
    }

    private static CannotVerifyException Refused(string path, string why) => new(
        "verifier.error", $"The clean room refuses a path of the tree: {why}.",
        ReasonData.Of(("path", string.Join("", ReasonData.First([path], 1)))));
}
