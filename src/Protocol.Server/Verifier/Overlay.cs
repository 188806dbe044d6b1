using Protocol.Server.Git;

namespace Protocol.Server.Verifier;

/// <summary>
/// The tree that a command sees: the head, with every protected path as the base has it. What the head added below a
/// protected pattern is taken away. <paramref name="Differed"/> names the paths where the head had something else.
/// </summary>
internal sealed record Overlay(IReadOnlyList<TreeEntry> Entries, IReadOnlyList<string> Differed)
{
    /// <summary>Lays the protected paths of the base over the head.</summary>
    public static Overlay Of(IReadOnlyList<TreeEntry> head, IReadOnlyList<TreeEntry> baseline, GlobSet isProtected)
    {
        if (isProtected.IsEmpty)
            return new(head, []);

        var ours = head.Where(entry => isProtected.Matches(entry.Path)).ToDictionary(entry => entry.Path);
        var theirs = baseline.Where(entry => isProtected.Matches(entry.Path)).ToDictionary(entry => entry.Path);
        var differed = ours.Keys.Union(theirs.Keys)
            .Where(path => !Same(ours, theirs, path)).Order(StringComparer.Ordinal);
        return new([.. head.Where(entry => !ours.ContainsKey(entry.Path)), .. theirs.Values], [.. differed]);
    }

    private static bool Same(Dictionary<string, TreeEntry> ours, Dictionary<string, TreeEntry> theirs, string path) =>
        ours.TryGetValue(path, out var mine) && theirs.TryGetValue(path, out var other)
        && mine.Id == other.Id && mine.Mode == other.Mode;
}
