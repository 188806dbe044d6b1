using System.Globalization;

namespace Protocol.Json;

/// <summary>Reads <c>date-time</c> of RFC 3339, as far as .NET has such instants: no leap second, no year 0.</summary>
internal static class DateTimeText
{
    private const string Shape = "0000-00-00T00:00:00";

    /// <summary>Whether a text is an instant with a zone.</summary>
    public static bool IsValid(string text)
    {
        if (text.Length <= Shape.Length || !HasShape(text.AsSpan(0, Shape.Length))) return false;
        return IsDate(text) && Two(text, 11) <= 23 && Two(text, 14) <= 59 && Two(text, 17) <= 59
            && IsZone(AfterFraction(text.AsSpan(Shape.Length)));
    }

    private static bool HasShape(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < Shape.Length; i++)
        {
            var isRight = Shape[i] switch
            {
                '0' => char.IsAsciiDigit(text[i]),
                'T' => text[i] is 'T' or 't',
                _ => text[i] == Shape[i],
            };
            if (!isRight) return false;
        }

        return true;
    }

    private static bool IsDate(string text)
    {
        var year = (Two(text, 0) * 100) + Two(text, 2);
        var month = Two(text, 5);
        var day = Two(text, 8);
        return year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    private static ReadOnlySpan<char> AfterFraction(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty || rest[0] != '.') return rest;
        var digits = rest[1..].IndexOfAnyExceptInRange('0', '9');
        return digits <= 0 ? default : rest[(1 + digits)..];
    }

    private static bool IsZone(ReadOnlySpan<char> rest)
    {
        if (rest is "Z" or "z") return true;
        if (rest.Length != 6 || rest[0] is not ('+' or '-') || rest[3] != ':') return false;
        var isNumber = char.IsAsciiDigit(rest[1]) && char.IsAsciiDigit(rest[2])
            && char.IsAsciiDigit(rest[4]) && char.IsAsciiDigit(rest[5]);
        return isNumber && Two(rest, 1) <= 23 && Two(rest, 4) <= 59;
    }

    private static int Two(ReadOnlySpan<char> text, int at) =>
        int.Parse(text.Slice(at, 2), NumberStyles.None, CultureInfo.InvariantCulture);
}
