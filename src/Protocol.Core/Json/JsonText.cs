using System.Text;
using System.Text.Json;

namespace Protocol.Json;

/// <summary>Reads texts of JSON elements, and shows texts that others wrote.</summary>
internal static class JsonText
{
    private const int MaxShown = 64;

    /// <summary>The text of a string.</summary>
    /// <exception cref="FormatException">It holds a lone surrogate, or bytes that are not UTF-8.</exception>
    public static string Of(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException broken) when (element.ValueKind == JsonValueKind.String)
        {
            throw new FormatException("A string holds a lone surrogate or bytes that are not UTF-8.", broken);
        }
    }

    /// <summary>The name of a member.</summary>
    /// <exception cref="FormatException">It holds a lone surrogate, or bytes that are not UTF-8.</exception>
    public static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException broken)
        {
            throw new FormatException("A member name holds a lone surrogate or bytes that are not UTF-8.", broken);
        }
    }

    /// <summary>How many characters (code points) a text has.</summary>
    public static int LengthOf(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uDC00', '\uDFFF') < 0) return text.Length;
        return text.Count(unit => !char.IsLowSurrogate(unit));
    }

    /// <summary>A text in quotes, cut to 64 characters, with nothing in it that could move a cursor.</summary>
    public static string Quote(string text) => $"'{Plain(text)}'";

    /// <summary>Texts in quotes, at most ten of them.</summary>
    public static string QuoteAll(IReadOnlyCollection<string> texts)
    {
        var shown = string.Join(", ", texts.Take(10).Select(Quote));
        return texts.Count > 10 ? shown + ", …" : shown;
    }

    /// <summary>A JSON value as it can be shown: scalars as they are, the others by their kind.</summary>
    public static string Show(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Quote(Of(value)),
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        _ => Plain(value.GetRawText()),
    };

    private static string Plain(string text)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= MaxShown) return shown.Append('…').ToString();
            shown.Append(IsPlain(rune) ? rune.ToString() : "\uFFFD");
        }

        return shown.ToString();
    }

    private static bool IsPlain(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        System.Globalization.UnicodeCategory.Control or
        System.Globalization.UnicodeCategory.Format or
        System.Globalization.UnicodeCategory.LineSeparator or
        System.Globalization.UnicodeCategory.ParagraphSeparator);
}
