using System.Globalization;

namespace Protocol.Json;

/// <summary>
/// The exact value of a JSON number, whatever its spelling: 0.<paramref name="Digits"/> times ten to the power of
/// <paramref name="Exponent"/>, without leading or trailing zeros; zero has no digits.
/// </summary>
internal readonly record struct JsonNumber(bool IsNegative, string Digits, long Exponent)
{
    /// <summary>Zero, of which there is one.</summary>
    public static JsonNumber Zero { get; } = new(false, "", 0);

    /// <summary>Whether the value is whole, as <c>1.0</c> and <c>1e3</c> are.</summary>
    public bool IsInteger => Digits.Length <= Exponent || Digits.Length == 0;

    /// <summary>Reads a number that is spelled as JSON (or as the base library) spells numbers.</summary>
    public static JsonNumber Parse(ReadOnlySpan<char> text)
    {
        var isNegative = text.StartsWith('-');
        var unsigned = isNegative ? text[1..] : text;
        var mark = unsigned.IndexOfAny('e', 'E');
        var mantissa = mark < 0 ? unsigned : unsigned[..mark];
        var power = mark < 0 ? 0 : ParsePower(unsigned[(mark + 1)..]);
        var point = mantissa.IndexOf('.');
        var whole = point < 0 ? mantissa : mantissa[..point];
        var fraction = point < 0 ? default : mantissa[(point + 1)..];

        var all = string.Concat(whole, fraction);
        var significant = all.AsSpan().TrimStart('0');
        var exponent = power + whole.Length - (all.Length - significant.Length);
        var digits = significant.TrimEnd('0');
        return digits.IsEmpty ? Zero : new(isNegative, digits.ToString(), exponent);
    }

    /// <summary>Less than zero where <paramref name="left"/> is the smaller one, zero where both are equal.</summary>
    public static int Compare(JsonNumber left, JsonNumber right)
    {
        var sign = left.Sign;
        if (sign != right.Sign) return sign.CompareTo(right.Sign);
        if (left.Exponent != right.Exponent) return sign * left.Exponent.CompareTo(right.Exponent);
        return sign * string.CompareOrdinal(left.Digits, right.Digits);
    }

    /// <summary>The value as a whole number, where it is one and not larger than JSON numbers are exact.</summary>
    public bool TryGetInteger(out long value)
    {
        value = 0;
        if (!IsInteger || Exponent > 16) return false;
        if (Digits.Length == 0) return true;
        value = long.Parse(Digits.PadRight((int)Exponent, '0'), CultureInfo.InvariantCulture);
        if (IsNegative) value = -value;
        return Math.Abs(value) <= SchemaLimits.MaxExactInteger;
    }

    /// <summary>A text that two numbers share exactly where they are equal.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(IsNegative ? "-" : "")}.{Digits}e{Exponent}");

    private int Sign => Digits.Length == 0 ? 0 : IsNegative ? -1 : 1;

    private static long ParsePower(ReadOnlySpan<char> text)
    {
        var isNegative = text.StartsWith('-');
        var power = 0L;
        foreach (var digit in text.TrimStart("+-")) power = Math.Min((power * 10) + (digit - '0'), 1_000_000_000_000);
        return isNegative ? -power : power;
    }
}
