using System.Globalization;

namespace Protocol.Json;

/// <summary>Looks through the escapes of a JSON string for characters that UTF-8 could not have held.</summary>
internal static class JsonEscapes
{
    private const int UnitLength = 6;

    /// <summary>The first fault, and by how many bytes the escaped text is longer than the unescaped one.</summary>
    /// <param name="escaped">The text between the quotes, of correct JSON syntax.</param>
    /// <param name="start">The position of its first byte.</param>
    public static (JsonFault? Fault, int Excess) Check(ReadOnlySpan<byte> escaped, long start)
    {
        var excess = 0;
        var at = 0;
        for (var next = escaped.IndexOf((byte)'\\'); next >= 0; next = escaped[at..].IndexOf((byte)'\\'))
        {
            at += next;
            var unit = UnitAt(escaped, at);
            if (unit is null)
            {
                excess++;
                at += 2;
                continue;
            }

            var low = char.IsHighSurrogate(unit.Value) ? UnitAt(escaped, at + UnitLength) : null;
            var isPair = low is not null && char.IsLowSurrogate(low.Value);
            if (!isPair && FaultOf(unit.Value, start + at) is { } fault) return (fault, excess);
            excess += isPair ? (2 * UnitLength) - 4 : UnitLength - Utf8LengthOf(unit.Value);
            at += isPair ? 2 * UnitLength : UnitLength;
        }

        return (null, excess);
    }

    private static JsonFault? FaultOf(char unit, long position) => unit switch
    {
        '\0' => new(JsonFaultCode.NullCharacter, "A string holds U+0000.", position),
        _ when char.IsSurrogate(unit) =>
            new(JsonFaultCode.LoneSurrogate, "A string holds half of a surrogate pair.", position),
        _ => null,
    };

    private static char? UnitAt(ReadOnlySpan<byte> escaped, int at)
    {
        if (at + UnitLength > escaped.Length || escaped[at] != '\\' || escaped[at + 1] != 'u') return null;
        var digits = escaped.Slice(at + 2, 4);
        return (char)ushort.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }

    private static int Utf8LengthOf(char unit) => unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
}
