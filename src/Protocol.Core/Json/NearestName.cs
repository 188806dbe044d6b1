namespace Protocol.Json;

/// <summary>Finds the name that somebody who wrote another one probably meant.</summary>
public static class NearestName
{
    private const int MaxLength = 64;

    /// <summary>The nearest of the known names, or none that is near.</summary>
    public static string? Of(string name, IEnumerable<string> known)
    {
        if (name.Length > MaxLength) return null;
        var wanted = Plain(name);
        string? nearest = null;
        var least = int.MaxValue;
        foreach (var candidate in known.Where(candidate => candidate.Length <= MaxLength))
        {
            var distance = DistanceOf(wanted, Plain(candidate));
            if (distance >= least) continue;
            (nearest, least) = (candidate, distance);
        }

        return nearest;
    }

    /// <summary>Far names are as far as can be; a name within another one is nearer than none.</summary>
    private static int DistanceOf(string wanted, string candidate)
    {
        var edits = Edits(wanted, candidate);
        var allowed = Math.Max(1, Math.Min(wanted.Length, candidate.Length) / 3);
        if (edits <= allowed) return edits;
        var (shorter, longer) = wanted.Length < candidate.Length ? (wanted, candidate) : (candidate, wanted);
        return shorter.Length >= 4 && longer.Contains(shorter, StringComparison.Ordinal)
            ? MaxLength + edits
            : int.MaxValue;
    }

    private static string Plain(string name) => new(
        [.. name.Where(unit => unit is not ('_' or '-' or '.' or ' ')).Select(char.ToLowerInvariant)]);

    private static int Edits(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var current = new int[right.Length + 1];
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[^1];
    }
}
