using System.Text.RegularExpressions;
using Protocol.Principals;
using Protocol.WorkItems;

namespace Protocol.Server.Sessions;

/// <summary>
/// The claim handles that the command line keeps for one principal, a file a work item, so that a script need not carry
/// them. A handle is worth nothing to another principal.
/// </summary>
internal sealed partial class KeptClaims(SessionFolder sessions, PrincipalId principal)
{
    private readonly string _folder = Path.Combine(sessions.Path, "claims", Unusual().Replace(principal.Value, "_"));

    /// <summary>Keeps a handle, in place of an older one for the same work item.</summary>
    public void Keep(WorkId work, ClaimHandle handle)
    {
        PrivateFile.MakeDirectory(_folder);
        PrivateFile.Replace(FileOf(work), handle.Value);
    }

    /// <summary>Finds the handle for a work item.</summary>
    public ClaimHandle? Find(WorkId work)
    {
        var file = FileOf(work);
        return File.Exists(file) ? new ClaimHandle(File.ReadAllText(file).Trim()) : null;
    }

    /// <summary>Forgets a handle that is worth nothing any more; a newer one for the same work item stays.</summary>
    public void Forget(WorkId work, ClaimHandle handle)
    {
        if (Find(work) == handle)
            File.Delete(FileOf(work));
    }

    /// <summary>The work items with a kept handle, by id.</summary>
    public IReadOnlyList<WorkId> List() =>
        Directory.Exists(_folder)
            ? [.. Directory.EnumerateFiles(_folder).Select(Path.GetFileName).Where(name => Id().IsMatch(name!))
                .Order(StringComparer.Ordinal).Select(name => new WorkId(name!))]
            : [];

    private string FileOf(WorkId work) => Path.Combine(_folder, Unusual().Replace(work.Value, "_"));

    [GeneratedRegex("[^A-Za-z0-9-]")]
    private static partial Regex Unusual();

    [GeneratedRegex(@"\A[A-Za-z0-9-]+\z")]
    private static partial Regex Id();
}
