using System.Globalization;

namespace Protocol.Json;

/// <summary>Spells numbers as ECMAScript does, which RFC 8785 makes the canonical form.</summary>
public static class EcmaNumber
{
    /// <summary>The shortest spelling that reads back as the same number; both zeros are <c>0</c>.</summary>
    /// <exception cref="FormatException">The number is infinite or none, so JSON cannot spell it.</exception>
    public static string Spell(double value)
    {
        if (!double.IsFinite(value)) throw new FormatException("JSON has no spelling for this number.");
        var number = JsonNumber.Parse(value.ToString("R", CultureInfo.InvariantCulture));
        if (number.Digits.Length == 0) return "0";
        var unsigned = Lay(number.Digits, (int)number.Exponent);
        return number.IsNegative ? "-" + unsigned : unsigned;
    }

    private static string Lay(string digits, int exponent) => exponent switch
    {
        > 21 or <= -6 => WithPower(digits, exponent - 1),
        <= 0 => "0." + new string('0', -exponent) + digits,
        _ when digits.Length <= exponent => digits.PadRight(exponent, '0'),
        _ => digits[..exponent] + "." + digits[exponent..],
    };

    private static string WithPower(string digits, int power)
    {
        var mantissa = digits.Length == 1 ? digits : digits[..1] + "." + digits[1..];
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{(power < 0 ? "" : "+")}{power}");
    }
}
