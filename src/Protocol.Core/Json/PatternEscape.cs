using System.Globalization;
using System.Text;

namespace Protocol.Json;

/// <summary>What may follow a backslash in a pattern.</summary>
internal static class PatternEscape
{
    private const string Syntax = @"^$\.*+?()[]{}|/";

    private static readonly Dictionary<char, string> Classes = new()
    {
        ['d'] = "0-9",
        ['w'] = "A-Za-z0-9_",
        ['s'] = @"\t-\r \u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF",
    };

    /// <summary>General categories by the names that ECMAScript and .NET know.</summary>
    private static readonly Dictionary<string, string> Categories = new(StringComparer.Ordinal)
    {
        ["L"] = "L", ["Letter"] = "L",
        ["Lu"] = "Lu", ["Uppercase_Letter"] = "Lu",
        ["Ll"] = "Ll", ["Lowercase_Letter"] = "Ll",
        ["M"] = "M", ["Mark"] = "M",
        ["N"] = "N", ["Number"] = "N",
        ["Nd"] = "Nd", ["Decimal_Number"] = "Nd",
        ["P"] = "P", ["Punctuation"] = "P",
        ["S"] = "S", ["Symbol"] = "S",
        ["Z"] = "Z", ["Separator"] = "Z",
    };

    /// <summary>Reads an escape for a class of characters, if there is one here.</summary>
    public static bool TryReadClass(string source, ref int at, out string content, out bool isNegated)
    {
        (content, isNegated) = ("", false);
        if (at + 1 >= source.Length) return false;
        var letter = source[at + 1];
        if (letter == 'p')
        {
            content = ReadCategory(source, ref at);
            return true;
        }

        if (!Classes.TryGetValue(char.ToLowerInvariant(letter), out var found)) return false;
        (content, isNegated) = (found, char.IsAsciiLetterUpper(letter));
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

    private static string ReadCategory(string source, ref int at)
    {
        var end = source.IndexOf('}', at);
        var isOpen = at + 2 < source.Length && source[at + 2] == '{';
        if (!isOpen || end < 0 || !Categories.TryGetValue(source[(at + 3)..end], out var category))
            throw PatternScanner.Fault(at, "a property of characters that is not taken");
        at = end + 1;
        return $@"\p{{{category}}}";
    }
}
