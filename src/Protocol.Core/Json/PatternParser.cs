using System.Globalization;
using System.Text;

namespace Protocol.Json;

/// <summary>Reads an ECMAScript pattern and writes the same for the regular expressions of .NET.</summary>
internal sealed class PatternParser
{
    /// <summary>Any character of ECMAScript's flag u, taken as one although .NET sees two halves.</summary>
    private const string Pair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";
    private const string Dot = @"(?:[^\n\r\u2028\u2029\uD800-\uDFFF]|" + Pair + ")";

    private readonly string source;
    private readonly StringBuilder output = new();
    private int at;

    private PatternParser(string source) => this.source = source;

    /// <summary>The pattern for .NET.</summary>
    public string Translation => output.ToString();

    /// <summary>How many single characters it stands for.</summary>
    public int Size { get; private set; }

    /// <summary>Whether the whole pattern starts with <c>^</c>.</summary>
    public bool IsStartAnchored { get; private set; }

    /// <summary>Whether the whole pattern ends with <c>$</c>.</summary>
    public bool IsEndAnchored { get; private set; }

    /// <summary>Whether it uses <c>\d</c>, <c>\w</c>, <c>\s</c> or <c>\p</c>.</summary>
    public bool HasClassEscape { get; private set; }

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="FormatException">It is no pattern that this code takes.</exception>
    public static PatternParser Parse(string source)
    {
        var parser = new PatternParser(source);
        parser.Size = parser.ReadAlternatives(0);
        if (parser.at < source.Length) throw parser.Fault("an unmatched ')'");
        return parser;
    }

    private int ReadAlternatives(int depth)
    {
        if (depth > SchemaLimits.MaxPatternDepth) throw Fault("groups that are nested too deeply");
        var size = 0;
        var count = 0;
        var (isStart, isEnd) = (false, false);
        while (true)
        {
            (var alternative, isStart, isEnd) = ReadAlternative(depth);
            size = Bounded(size + (long)alternative);
            count++;
            if (at >= source.Length || source[at] != '|') break;
            at++;
            output.Append('|');
        }

        if (depth == 0) (IsStartAnchored, IsEndAnchored) = (isStart && count == 1, isEnd && count == 1);
        return size;
    }

    private (int Size, bool IsStart, bool IsEnd) ReadAlternative(int depth)
    {
        var size = 0;
        var first = at;
        var isEnd = false;
        while (at < source.Length && source[at] is not ('|' or ')'))
        {
            isEnd = source[at] == '$';
            if (source[at] is '^' or '$') ReadAnchor();
            else size = Bounded(size + (long)ReadTerm(depth));
        }

        return (size, first < source.Length && source[first] == '^', isEnd);
    }

    private void ReadAnchor()
    {
        // In .NET a $ would match before a closing line feed too.
        output.Append(source[at++] == '^' ? "^" : @"\z");
        if (at < source.Length && source[at] is '*' or '+' or '?' or '{') throw Fault("a repeated anchor");
    }

    private int ReadTerm(int depth)
    {
        var size = ReadAtom(depth);
        return at < source.Length && source[at] is '*' or '+' or '?' or '{' ? ReadQuantifier(size) : size;
    }

    private int ReadAtom(int depth)
    {
        switch (source[at])
        {
            case '(': return ReadGroup(depth);
            case '[':
                ReadClass();
                return 1;
            case '.':
                at++;
                output.Append(Dot);
                return 1;
            case '\\':
                ReadEscape();
                return 1;
            case '*' or '+' or '?' or '{' or '}' or ']':
                throw Fault($"'{source[at]}' without its partner; write '\\{source[at]}' for the character");
            default:
                WriteLiteral(PatternScanner.ReadRune(source, ref at));
                return 1;
        }
    }

    private int ReadGroup(int depth)
    {
        at++;
        if (at < source.Length && source[at] == '?')
        {
            if (!source.AsSpan(at).StartsWith("?:")) throw Fault("a group that is not '(…)' or '(?:…)'");
            at += 2;
        }

        output.Append("(?:");
        var size = ReadAlternatives(depth + 1);
        if (at >= source.Length) throw Fault("an unmatched '('");
        at++;
        output.Append(')');
        return size;
    }

    private int ReadQuantifier(int size)
    {
        var (least, most) = source[at] == '{' ? ReadCounts() : source[at++] switch
        {
            '*' => (0, (int?)null),
            '+' => (1, null),
            _ => (0, 1),
        };
        if (most < least) throw Fault("a repetition from more to less");
        output.Append(CultureInfo.InvariantCulture, $"{{{least},{most}}}");
        if (at < source.Length && source[at] == '?') output.Append(source[at++]);
        return Bounded(Math.Max(size, 1L) * Math.Max(most ?? least + 1, 1));
    }

    private (int Least, int? Most) ReadCounts()
    {
        at++;
        var least = PatternScanner.ReadCount(source, ref at);
        var most = least;
        if (at < source.Length && source[at] == ',')
        {
            at++;
            most = PatternScanner.ReadCount(source, ref at);
            if (most is null && at < source.Length && source[at] == '}' && least is not null)
            {
                at++;
                return (least.Value, null);
            }
        }

        if (least is null || most is null || at >= source.Length || source[at] != '}')
            throw Fault("a '{' that is no repetition of at most four digits; write '\\{' for the character");
        at++;
        return (least.Value, most);
    }

    private void ReadClass()
    {
        var parsed = PatternClass.Parse(source, ref at);
        HasClassEscape |= parsed.HasClassEscape;
        WriteSet(parsed.Content, parsed.IsNegated);
    }

    private void ReadEscape()
    {
        if (PatternEscape.TryReadClass(source, ref at, out var content, out var isNegated))
        {
            HasClassEscape = true;
            WriteSet(content, isNegated);
        }
        else
        {
            WriteLiteral(PatternEscape.ReadCharacter(source, ref at, false));
        }
    }

    private void WriteSet(string content, bool isNegated) => output.Append(
        isNegated ? $@"(?:[^{content}\uD800-\uDFFF]|{Pair})" : $"[{content}]");

    private void WriteLiteral(Rune rune)
    {
        if (rune.IsBmp) output.Append(PatternScanner.Escape((char)rune.Value));
        else output.Append("(?:").Append(string.Concat(rune.ToString().Select(PatternScanner.Escape))).Append(')');
    }

    private int Bounded(long size) => size <= SchemaLimits.MaxPatternSize
        ? (int)size
        : throw Fault($"repetitions that stand for more than {SchemaLimits.MaxPatternSize} characters");

    private FormatException Fault(string what) => PatternScanner.Fault(at, what);
}
