using System.Diagnostics.CodeAnalysis;

namespace Protocol.Json;

/// <summary>Where a <c>$ref</c> leads: to a file (or this one, which has no name here) and a name under its
/// <c>$defs</c> (or the file itself).</summary>
internal readonly record struct SchemaReference(string File, string? Definition)
{
    private const string Definitions = "/$defs/";
    private const string Parent = "..";

    /// <summary>Reads <c>#</c>, <c>#/$defs/x</c>, <c>file.json</c> and <c>file.json#/$defs/x</c>; before the name of the
    /// file may stand folders (<c>../types/file.json</c>).</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out SchemaReference? reference)
    {
        reference = null;
        var hash = text.IndexOf('#', StringComparison.Ordinal);
        var file = hash < 0 ? text : text[..hash];
        var fragment = hash < 0 ? "" : text[(hash + 1)..];
        if (text.Length == 0 || (file.Length > 0 && !IsFile(file))) return false;
        if (fragment.Length == 0)
        {
            if (file.Length > 0 && hash >= 0) return false;
            reference = new(file, null);
            return true;
        }

        if (!fragment.StartsWith(Definitions, StringComparison.Ordinal)) return false;
        var name = fragment[Definitions.Length..];
        if (!IsName(name)) return false;
        reference = new(file, name);
        return true;
    }

    /// <summary>The path of the file as the first schema of the set sees it, where this stands in a file of that path.</summary>
    public string PathFrom(string path)
    {
        var folders = path.Split('/').SkipLast(1).ToList();
        foreach (var part in File.Split('/'))
        {
            if (part == Parent && folders.Count > 0 && folders[^1] != Parent) folders.RemoveAt(folders.Count - 1);
            else folders.Add(part);
        }

        return string.Join('/', folders);
    }

    private static bool IsFile(string text)
    {
        var parts = text.Split('/');
        return text.EndsWith(".json", StringComparison.Ordinal)
            && parts.SkipWhile(part => part == Parent).All(part => !part.StartsWith('.') && IsName(part));
    }

    private static bool IsName(string text) =>
        text.Length > 0 && text.All(unit => char.IsAsciiLetterOrDigit(unit) || unit is '-' or '_' or '.');
}
