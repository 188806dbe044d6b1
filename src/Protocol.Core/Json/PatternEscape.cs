using System.Globalization;
using System.Text;

namespace Protocol.Json;

/// <summary>What may follow a backslash in a pattern.</summary>
internal static class PatternEscape
{
    private const string Syntax = @"^$\.*+?()[]{}|/";
    private const int MaxCode = 0x10FFFF;

    private static readonly PatternRange[] Spaces =
    [
        new('\t', '\r'), new(' ', ' '), new('\u00A0', '\u00A0'), new('\u1680', '\u1680'), new('\u2000', '\u200A'),
        new('\u2028', '\u2029'), new('\u202F', '\u202F'), new('\u205F', '\u205F'), new('\u3000', '\u3000'),
        new('\uFEFF', '\uFEFF'),
    ];

    private static readonly Dictionary<char, PatternRange[]> Classes = new()
    {
        ['d'] = [new('0', '9')],
        ['D'] = [new(0, '/'), new(':', MaxCode)],
        ['w'] = [new('0', '9'), new('A', 'Z'), new('_', '_'), new('a', 'z')],
        ['W'] = [new(0, '/'), new(':', '@'), new('[', '^'), new('`', '`'), new('{', MaxCode)],
        ['s'] = Spaces,
        ['S'] = [.. Between(Spaces)],
    };

    /// <summary>Reads an escape for a class of characters, if there is one here.</summary>
    public static bool TryReadClass(string source, ref int at, out PatternRange[] ranges, out PatternCategory? category)
    {
        (ranges, category) = ([], null);
        var letter = at + 1 < source.Length ? source[at + 1] : '\0';
        if (letter is 'p' or 'P')
        {
            category = ReadCategory(source, ref at);
            return true;
        }

        if (!Classes.TryGetValue(letter, out var found)) return false;
        ranges = found;
        at += 2;
        return true;
    }

    /// <summary>Reads an escape for one character.</summary>
    public static Rune ReadCharacter(string source, ref int at, bool isInClass)
    {
        var start = at++;
        if (at >= source.Length) throw PatternScanner.Fault(start, "a lone '\\'");
        var letter = source[at++];
        if (Syntax.Contains(letter, StringComparison.Ordinal) || (isInClass && letter == '-')) return new(letter);
        return letter switch
        {
            't' => new('\t'),
            'n' => new('\n'),
            'v' => new('\v'),
            'f' => new('\f'),
            'r' => new('\r'),
            'x' => RuneOf(ReadHex(source, ref at, 2), start),
            'u' => ReadUnicode(source, ref at),
            _ => throw PatternScanner.Fault(start, "an escape that is not taken"),
        };
    }

    private static Rune ReadUnicode(string source, ref int at)
    {
        var start = at;
        if (at < source.Length && source[at] == '{')
        {
            var end = source.IndexOf('}', at);
            if (end - at is < 2 or > 7) throw PatternScanner.Fault(start, "an escape that is not taken");
            at++;
            var code = ReadHex(source, ref at, end - at);
            at++;
            return RuneOf(code, start);
        }

        var unit = ReadHex(source, ref at, 4);
        if (!char.IsHighSurrogate((char)unit) || !source.AsSpan(at).StartsWith("\\u")) return RuneOf(unit, start);
        at += 2;
        var low = ReadHex(source, ref at, 4);
        return Rune.TryCreate((char)unit, (char)low, out var rune)
            ? rune
            : throw PatternScanner.Fault(start, "half of a surrogate pair");
    }

    private static int ReadHex(string source, ref int at, int length)
    {
        var digits = at + length <= source.Length ? source.AsSpan(at, length) : default;
        if (!int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            throw PatternScanner.Fault(at, "an escape without its hexadecimal digits");
        at += length;
        return value;
    }

    private static Rune RuneOf(int code, int start) => Rune.TryCreate(code, out var rune)
        ? rune
        : throw PatternScanner.Fault(start, "an escape for no character");

    private static PatternCategory ReadCategory(string source, ref int at)
    {
        var end = source.IndexOf('}', at);
        var isOpen = at + 2 < source.Length && source[at + 2] == '{' && end > at;
        var category = isOpen ? PatternCategory.Named(source[(at + 3)..end], source[at + 1] == 'P') : null;
        if (category is null) throw PatternScanner.Fault(at, "a property of characters that is not taken");
        at = end + 1;
        return category;
    }

    private static IEnumerable<PatternRange> Between(IEnumerable<PatternRange> ranges)
    {
        var next = 0;
        foreach (var range in ranges)
        {
            yield return new(next, range.Least - 1);
            next = range.Most + 1;
        }

        yield return new(next, MaxCode);
    }
}
