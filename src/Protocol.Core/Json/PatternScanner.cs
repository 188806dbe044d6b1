using System.Globalization;
using System.Text;

namespace Protocol.Json;

/// <summary>The smallest parts of a pattern: characters, counts, and how .NET is told a character.</summary>
internal static class PatternScanner
{
    /// <summary>One character, of which a text may need two units.</summary>
    public static Rune ReadRune(string source, ref int at)
    {
        if (!Rune.TryGetRuneAt(source, at, out var rune)) throw Fault(at, "half of a surrogate pair");
        at += rune.Utf16SequenceLength;
        return rune;
    }

    /// <summary>A count of one to four digits, or none.</summary>
    public static int? ReadCount(string source, ref int at)
    {
        var length = 0;
        while (at + length < source.Length && char.IsAsciiDigit(source[at + length])) length++;
        if (length is 0 or > 4) return null;
        var count = int.Parse(source.AsSpan(at, length), CultureInfo.InvariantCulture);
        at += length;
        return count;
    }

    /// <summary>A unit so that .NET takes it as itself, in a class and outside.</summary>
    public static string Escape(char unit) => char.IsAsciiLetterOrDigit(unit)
        ? unit.ToString()
        : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");

    /// <summary>What is thrown, and caught where the pattern is created.</summary>
    public static FormatException Fault(int at, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The pattern has at character {at} {what}."));
}
