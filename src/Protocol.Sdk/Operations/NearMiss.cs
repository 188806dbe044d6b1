namespace Protocol.Operations;

/// <summary>Finds the name that was meant.</summary>
internal static class NearMiss
{
    /// <summary>The nearest of the known names, or null where none is near.</summary>
    public static string? Of(string given, IEnumerable<string> known)
    {
        var best = known
            .Select(name => (name, distance: Distance(Fold(given), Fold(name))))
            .OrderBy(candidate => candidate.distance)
            .FirstOrDefault();

        return best.name is not null && best.distance <= Math.Max(1, Fold(best.name).Length / 3) ? best.name : null;
    }

    /// <summary>A text of a caller, cut so that it can stand in a message.</summary>
    public static string Shorten(string? text) => text is { Length: > 64 } ? text[..64] + "..." : text ?? "";

    private static string Fold(string name) =>
        string.Concat(name.Where(char.IsAsciiLetterOrDigit).Take(64).Select(char.ToLowerInvariant));

    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substituted = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
