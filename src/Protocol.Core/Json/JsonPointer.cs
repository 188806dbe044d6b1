using System.Globalization;
using System.Text;

namespace Protocol.Json;

/// <summary>Spells JSON Pointers (RFC 6901).</summary>
internal static class JsonPointer
{
    /// <summary>A pointer to a member of what <paramref name="pointer"/> points to.</summary>
    public static string Member(string pointer, string name) => $"{pointer}/{Escape(name)}";

    /// <summary>A pointer to an item of what <paramref name="pointer"/> points to.</summary>
    public static string Item(string pointer, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index}");

    /// <summary>The pointer that takes these steps.</summary>
    public static string Of(IEnumerable<PathStep> steps)
    {
        var pointer = new StringBuilder();
        foreach (var step in steps)
        {
            pointer.Append('/');
            if (step.Name is null) pointer.Append(CultureInfo.InvariantCulture, $"{step.Index}");
            else pointer.Append(Escape(step.Name));
        }

        return pointer.ToString();
    }

    private static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
