using System.Text;

namespace Protocol.Json;

/// <summary>A class of characters in brackets, written so that .NET means the same by it.</summary>
internal sealed class PatternClass
{
    private readonly string source;
    private readonly StringBuilder content = new();
    private int at;

    private PatternClass(string source, int start)
    {
        this.source = source;
        at = start + 1;
    }

    /// <summary>What stands between the brackets.</summary>
    public string Content => content.ToString();

    /// <summary>Whether it means all other characters.</summary>
    public bool IsNegated { get; private set; }

    /// <summary>Whether it uses <c>\d</c>, <c>\w</c>, <c>\s</c> or <c>\p</c>.</summary>
    public bool HasClassEscape { get; private set; }

    /// <summary>Reads the class that starts here.</summary>
    /// <exception cref="FormatException">It is no class that this code takes.</exception>
    public static PatternClass Parse(string source, ref int at)
    {
        var parsed = new PatternClass(source, at);
        parsed.Read();
        at = parsed.at;
        return parsed;
    }

    private void Read()
    {
        if (Peek() == '^')
        {
            IsNegated = true;
            at++;
        }

        while (Peek() != ']') ReadRange();
        at++;
        if (content.Length == 0) throw Fault("a class without characters");
    }

    private void ReadRange()
    {
        if (Peek() == '\\' && PatternEscape.TryReadClass(source, ref at, out var escaped, out var isNegated))
        {
            AddEscape(escaped, isNegated);
            return;
        }

        var least = ReadCharacter();
        if (Peek() != '-' || (at + 1 < source.Length && source[at + 1] == ']'))
        {
            AddRange(least, least);
            return;
        }

        at++;
        if (Peek() == '\\' && at + 1 < source.Length && "dDwWsSpP".Contains(source[at + 1], StringComparison.Ordinal))
            throw Fault("a range that ends with a class");
        AddRange(least, ReadCharacter());
    }

    private void AddEscape(string escaped, bool isNegated)
    {
        HasClassEscape = true;
        if (isNegated) throw Fault("a negated class within a class");
        if (IsNegated && escaped.StartsWith(@"\p", StringComparison.Ordinal))
            throw Fault("a property of characters in a negated class");
        if (Peek() == '-' && at + 1 < source.Length && source[at + 1] != ']')
            throw Fault("a range that starts with a class");
        content.Append(escaped);
    }

    private void AddRange(Rune least, Rune most)
    {
        if (least > most) throw Fault("a range from more to less");
        if (!most.IsBmp) throw Fault("a character beyond U+FFFF in a class");

        // Runes are no surrogates, so a range around the surrogates falls into two: halves of pairs are no characters.
        if (least.Value < 0xD800 && most.Value > 0xDFFF)
        {
            Append((char)least.Value, '\uD7FF');
            Append('\uE000', (char)most.Value);
        }
        else
        {
            Append((char)least.Value, (char)most.Value);
        }
    }

    private void Append(char least, char most)
    {
        content.Append(PatternScanner.Escape(least));
        if (least != most) content.Append('-').Append(PatternScanner.Escape(most));
    }

    private Rune ReadCharacter() => Peek() == '\\'
        ? PatternEscape.ReadCharacter(source, ref at, true)
        : PatternScanner.ReadRune(source, ref at);

    private char Peek() => at < source.Length ? source[at] : throw Fault("an unmatched '['");

    private FormatException Fault(string what) => PatternScanner.Fault(at, what);
}
