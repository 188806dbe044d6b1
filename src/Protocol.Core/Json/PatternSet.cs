using System.Text;

namespace Protocol.Json;

/// <summary>A set of characters (code points) of a pattern.</summary>
internal sealed class PatternSet
{
    private const int AsciiCount = 128;
    private readonly bool[] ascii = new bool[AsciiCount];
    private readonly PatternRange[] ranges;
    private readonly PatternCategory[] categories;
    private readonly bool isNegated;

    /// <summary>The characters in the ranges and categories, or all others.</summary>
    public PatternSet(
        IEnumerable<PatternRange> ranges, IEnumerable<PatternCategory>? categories = null, bool isNegated = false)
    {
        this.ranges = [.. ranges];
        this.categories = [.. categories ?? []];
        this.isNegated = isNegated;
        for (var code = 0; code < AsciiCount; code++) ascii[code] = Holds(new Rune(code));
    }

    /// <summary>What <c>.</c> stands for: everything but the ends of lines.</summary>
    public static PatternSet Dot { get; } = new(
        [new('\n', '\n'), new('\r', '\r'), new('\u2028', '\u2029')], isNegated: true);

    /// <summary>The set of one character.</summary>
    public static PatternSet Of(Rune rune) => new([new(rune.Value, rune.Value)]);

    /// <summary>Whether a character is in the set.</summary>
    public bool Contains(Rune rune) => rune.IsAscii ? ascii[rune.Value] : Holds(rune);

    private bool Holds(Rune rune)
    {
        foreach (var range in ranges)
        {
            if (rune.Value >= range.Least && rune.Value <= range.Most) return !isNegated;
        }

        if (categories.Length == 0) return isNegated;
        var category = Rune.GetUnicodeCategory(rune);
        return categories.Any(wanted => wanted.Includes(category)) != isNegated;
    }
}
