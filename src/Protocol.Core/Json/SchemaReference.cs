using System.Diagnostics.CodeAnalysis;

namespace Protocol.Json;

/// <summary>Where a <c>$ref</c> leads: to a file of the set, by its path from the root of the set, and to a name under
/// its <c>$defs</c> (or to the file itself).</summary>
internal readonly record struct SchemaReference(string File, string? Definition)
{
    private const string Absolute = "https://";
    private const string Definitions = "#/$defs/";

    /// <summary>Reads <c>#</c>, <c>#/$defs/x</c>, and both behind a path such as <c>x.json</c> or
    /// <c>../types/x.json</c>, which starts at the folder of the file that refers and never leaves the set, or behind
    /// the <c>$id</c> of a schema that the set holds under it; nothing is fetched.</summary>
    public static bool TryParse(string text, string from, [NotNullWhen(true)] out SchemaReference? reference)
    {
        reference = null;
        var hash = text.IndexOf('#', StringComparison.Ordinal);
        var path = hash < 0 ? text : text[..hash];
        var fragment = hash < 0 ? "" : text[hash..];
        var file = path.Length == 0 ? from : Combine(from, path);
        if (text.Length == 0 || file is null) return false;
        if (fragment.Length == 0 || text == "#")
        {
            reference = new(file, null);
            return true;
        }

        if (!fragment.StartsWith(Definitions, StringComparison.Ordinal)) return false;
        var name = fragment[Definitions.Length..];
        if (!IsName(name)) return false;
        reference = new(file, name);
        return true;
    }

    private static string? Combine(string from, string path)
    {
        if (path.StartsWith(Absolute, StringComparison.Ordinal)) return path;
        var folders = new Stack<string>(from.Split('/').SkipLast(1));
        var segments = path.Split('/');
        var up = segments.TakeWhile(segment => segment == "..").Count();
        if (up > folders.Count) return null;
        for (var i = 0; i < up; i++) folders.Pop();
        var down = segments[up..];
        var isFile = path.EndsWith(".json", StringComparison.Ordinal)
            && down.All(segment => IsName(segment) && !segment.StartsWith('.'));
        return isFile ? string.Join('/', [.. folders.Reverse(), .. down]) : null;
    }

    private static bool IsName(string text) =>
        text.Length > 0 && text.All(unit => char.IsAsciiLetterOrDigit(unit) || unit is '-' or '_' or '.');
}
