using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Protocol.Json;

/// <summary>
/// A pattern of a schema: the part of ECMAScript's regular expressions (with the flag <c>u</c>) that needs no looking
/// back. It matches in time linear to the text, and means what it means in ECMAScript; only <c>\p{…}</c>, which the
/// style rules forbid, knows no characters beyond U+FFFF.
/// </summary>
internal sealed class SchemaPattern
{
    private readonly Regex regex;

    private SchemaPattern(string source, PatternParser parsed)
    {
        Source = source;
        Size = parsed.Size;
        IsStartAnchored = parsed.IsStartAnchored;
        IsEndAnchored = parsed.IsEndAnchored;
        HasClassEscape = parsed.HasClassEscape;
        regex = new(parsed.Translation, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }

    /// <summary>The pattern as the schema has it.</summary>
    public string Source { get; }

    /// <summary>How many single characters it stands for.</summary>
    public int Size { get; }

    /// <summary>Whether it can match at the start only.</summary>
    public bool IsStartAnchored { get; }

    /// <summary>Whether it can match up to the end only.</summary>
    public bool IsEndAnchored { get; }

    /// <summary>Whether it uses an escape for a class, such as <c>\d</c>, on which engines differ.</summary>
    public bool HasClassEscape { get; }

    /// <summary>Reads a pattern, or says what is wrong with it.</summary>
    public static bool TryCreate(
        string source, [NotNullWhen(true)] out SchemaPattern? pattern, [NotNullWhen(false)] out string? fault)
    {
        pattern = null;
        if (source.Length > SchemaLimits.MaxPattern)
        {
            fault = $"The pattern has more than {SchemaLimits.MaxPattern} characters.";
            return false;
        }

        try
        {
            pattern = new(source, PatternParser.Parse(source));
            fault = null;
            return true;
        }
        catch (FormatException unreadable)
        {
            fault = unreadable.Message;
            return false;
        }
    }

    /// <summary>Whether the pattern is found in the text.</summary>
    public bool IsMatch(string text) => regex.IsMatch(text);

    /// <summary>How many steps of a validation a match in the text counts for.</summary>
    public int CostOf(string text) => (int)Math.Min(1 + ((long)text.Length * Size / 256), int.MaxValue);
}
