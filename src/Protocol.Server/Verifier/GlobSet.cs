using Protocol.Text;

namespace Protocol.Server.Verifier;

/// <summary>Patterns of which one is enough.</summary>
internal sealed class GlobSet(IEnumerable<string> patterns)
{
    private readonly Glob[] globs = [.. patterns.Distinct().Select(pattern => new Glob(pattern))];

    /// <summary>Whether there is no pattern: then nothing matches.</summary>
    public bool IsEmpty => globs.Length == 0;

    /// <summary>Whether any pattern matches the path.</summary>
    public bool Matches(string path) => globs.Any(glob => glob.Matches(path));

    /// <summary>These patterns and more.</summary>
    public GlobSet And(IEnumerable<string> more) => new(globs.Select(glob => glob.Pattern).Concat(more));
}
