using System.Text;

namespace Protocol.Json;

/// <summary>A class of characters in brackets.</summary>
internal sealed class PatternClass
{
    private const string ClassEscapes = "dDwWsSpP";
    private readonly string source;
    private readonly List<PatternRange> ranges = [];
    private readonly List<PatternCategory> categories = [];
    private int at;

    private PatternClass(string source, int start)
    {
        this.source = source;
        at = start + 1;
    }

    /// <summary>Reads the class that starts here; also says whether it uses <c>\d</c> or the like.</summary>
    /// <exception cref="FormatException">It is no class that this code takes.</exception>
    public static (PatternSet Set, bool HasClassEscape) Parse(string source, ref int at)
    {
        var parsed = new PatternClass(source, at);
        var result = parsed.Read();
        at = parsed.at;
        return result;
    }

    private (PatternSet Set, bool HasClassEscape) Read()
    {
        var isNegated = Peek() == '^';
        if (isNegated) at++;
        if (Peek() == ']') throw Fault("a class without characters");
        var hasClassEscape = false;
        while (Peek() != ']') hasClassEscape |= ReadPart();
        at++;
        return (new(ranges, categories, isNegated), hasClassEscape);
    }

    private bool ReadPart()
    {
        if (Peek() == '\\' && PatternEscape.TryReadClass(source, ref at, out var escaped, out var category))
        {
            if (IsRange) throw Fault("a range that starts with a class");
            ranges.AddRange(escaped);
            if (category is not null) categories.Add(category);
            return true;
        }

        var least = ReadCharacter();
        var most = least;
        if (IsRange)
        {
            at++;
            most = ReadCharacter();
        }

        if (least > most) throw Fault("a range from more to less");
        ranges.Add(new(least.Value, most.Value));
        return false;
    }

    private Rune ReadCharacter()
    {
        if (Peek() != '\\') return PatternScanner.ReadRune(source, ref at);
        if (at + 1 < source.Length && ClassEscapes.Contains(source[at + 1], StringComparison.Ordinal))
            throw Fault("a range that ends with a class");
        return PatternEscape.ReadCharacter(source, ref at, true);
    }

    private bool IsRange => Peek() == '-' && at + 1 < source.Length && source[at + 1] != ']';

    private char Peek() => at < source.Length ? source[at] : throw Fault("an unmatched '['");

    private FormatException Fault(string what) => PatternScanner.Fault(at, what);
}
