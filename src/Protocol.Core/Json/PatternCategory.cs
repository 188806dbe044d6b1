using System.Globalization;

namespace Protocol.Json;

/// <summary>General categories of characters that a pattern names, or all others.</summary>
internal sealed record PatternCategory(IReadOnlyList<UnicodeCategory> Members, bool IsNegated)
{
    private static readonly UnicodeCategory[] Letters =
    [
        UnicodeCategory.UppercaseLetter, UnicodeCategory.LowercaseLetter, UnicodeCategory.TitlecaseLetter,
        UnicodeCategory.ModifierLetter, UnicodeCategory.OtherLetter,
    ];

    private static readonly UnicodeCategory[] Numbers =
    [
        UnicodeCategory.DecimalDigitNumber, UnicodeCategory.LetterNumber, UnicodeCategory.OtherNumber,
    ];

    private static readonly Dictionary<string, UnicodeCategory[]> Known = new(StringComparer.Ordinal)
    {
        ["L"] = Letters,
        ["Letter"] = Letters,
        ["Lu"] = [UnicodeCategory.UppercaseLetter],
        ["Uppercase_Letter"] = [UnicodeCategory.UppercaseLetter],
        ["Ll"] = [UnicodeCategory.LowercaseLetter],
        ["Lowercase_Letter"] = [UnicodeCategory.LowercaseLetter],
        ["N"] = Numbers,
        ["Number"] = Numbers,
        ["Nd"] = [UnicodeCategory.DecimalDigitNumber],
        ["Decimal_Number"] = [UnicodeCategory.DecimalDigitNumber],
    };

    /// <summary>The categories of a name as ECMAScript has it, or none that is taken.</summary>
    public static PatternCategory? Named(string name, bool isNegated) =>
        Known.TryGetValue(name, out var members) ? new(members, isNegated) : null;

    /// <summary>Whether characters of a category are meant.</summary>
    public bool Includes(UnicodeCategory category) => Members.Contains(category) != IsNegated;
}
