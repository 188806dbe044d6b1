using System.Globalization;
using System.Text;

namespace Protocol.Json;

/// <summary>The smallest parts of a pattern: characters and counts.</summary>
internal static class PatternScanner
{
    /// <summary>One character, of which a text may need two units.</summary>
    public static Rune ReadRune(string source, ref int at)
    {
        if (!Rune.TryGetRuneAt(source, at, out var rune)) throw Fault(at, "half of a surrogate pair");
        at += rune.Utf16SequenceLength;
        return rune;
    }

    /// <summary>What stands between braces: <c>n</c>, <c>n,</c> or <c>n,m</c>.</summary>
    public static (int Least, int? Most) ReadCounts(string source, ref int at)
    {
        var least = ReadCount(source, ref at);
        var most = least;
        if (at < source.Length && source[at] == ',')
        {
            at++;
            most = ReadCount(source, ref at);
        }

        if (least is null || at >= source.Length || source[at] != '}')
            throw Fault(at, "a '{' that is no repetition of at most four digits; write '\\{' for the character");
        at++;
        return (least.Value, most);
    }

    /// <summary>What is thrown, and caught where the pattern is created.</summary>
    public static FormatException Fault(int at, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The pattern has at character {at} {what}."));

    private static int? ReadCount(string source, ref int at)
    {
        var length = 0;
        while (at + length < source.Length && char.IsAsciiDigit(source[at + length])) length++;
        if (length is 0 or > 4) return null;
        var count = int.Parse(source.AsSpan(at, length), CultureInfo.InvariantCulture);
        at += length;
        return count;
    }
}
