namespace Protocol.Json;

/// <summary>Reads an ECMAScript pattern (with the flag <c>u</c>).</summary>
internal sealed class PatternParser
{
    private readonly string source;
    private int at;

    private PatternParser(string source) => this.source = source;

    /// <summary>The pattern.</summary>
    public PatternNode Root { get; private set; } = new PatternNode.Sequence([]);

    /// <summary>Whether it uses <c>\d</c>, <c>\w</c>, <c>\s</c> or <c>\p</c>.</summary>
    public bool HasClassEscape { get; private set; }

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="FormatException">It is no pattern that this code takes.</exception>
    public static PatternParser Parse(string source)
    {
        var parser = new PatternParser(source);
        (parser.Root, parser.Size) = parser.ReadChoice(0);
        if (parser.at < source.Length) throw parser.Fault("an unmatched ')'");
        return parser;
    }

    /// <summary>How many instructions it takes, at most.</summary>
    public int Size { get; private set; }

    /// <summary>A part, and how many instructions it takes when its repetitions are written out.</summary>
    private (PatternNode Node, int Size) ReadChoice(int depth)
    {
        if (depth > SchemaLimits.MaxPatternDepth) throw Fault("groups that are nested too deeply");
        var parts = new List<PatternNode>();
        var size = 0;
        do
        {
            if (parts.Count > 0) at++;
            var (part, partSize) = ReadSequence(depth);
            parts.Add(part);
            size = Bounded((long)size + partSize + 1);
        }
        while (at < source.Length && source[at] == '|');
        return (parts.Count == 1 ? parts[0] : new PatternNode.Choice(parts), size);
    }

    private (PatternNode Node, int Size) ReadSequence(int depth)
    {
        var parts = new List<PatternNode>();
        var size = 0;
        while (at < source.Length && source[at] is not ('|' or ')'))
        {
            var (part, partSize) = source[at] is '^' or '$' ? (ReadAnchor(), 1) : ReadTerm(depth);
            parts.Add(part);
            size = Bounded((long)size + partSize);
        }

        return (new PatternNode.Sequence(parts), size);
    }

    private PatternNode.Anchor ReadAnchor()
    {
        var anchor = new PatternNode.Anchor(source[at++] == '^');
        return IsRepeated ? throw Fault("a repeated anchor") : anchor;
    }

    private (PatternNode Node, int Size) ReadTerm(int depth)
    {
        var (part, size) = source[at] == '(' ? ReadGroup(depth) : (new PatternNode.Character(ReadSet()), 1);
        if (!IsRepeated) return (part, size);
        var (least, most) = ReadCounts();
        if (at < source.Length && source[at] == '?') at++;
        if (most < least) throw Fault("a repetition from more to less");
        var times = Math.Max(most ?? least + 1, 1);
        return (new PatternNode.Repetition(part, least, most), Bounded((size + 1L) * times));
    }

    private (PatternNode Node, int Size) ReadGroup(int depth)
    {
        at++;
        if (at < source.Length && source[at] == '?')
        {
            if (!source.AsSpan(at).StartsWith("?:")) throw Fault("a group that is not '(…)' or '(?:…)'");
            at += 2;
        }

        var group = ReadChoice(depth + 1);
        if (at >= source.Length) throw Fault("an unmatched '('");
        at++;
        return group;
    }

    private PatternSet ReadSet()
    {
        switch (source[at])
        {
            case '.':
                at++;
                return PatternSet.Dot;
            case '[':
                var (set, hasClassEscape) = PatternClass.Parse(source, ref at);
                HasClassEscape |= hasClassEscape;
                return set;
            case '\\' when PatternEscape.TryReadClass(source, ref at, out var ranges, out var category):
                HasClassEscape = true;
                return new(ranges, category is null ? null : [category]);
            case '\\':
                return PatternSet.Of(PatternEscape.ReadCharacter(source, ref at, false));
            case '*' or '+' or '?' or '{' or '}' or ']':
                throw Fault($"'{source[at]}' without its partner; write '\\{source[at]}' for the character");
            default:
                return PatternSet.Of(PatternScanner.ReadRune(source, ref at));
        }
    }

    private (int Least, int? Most) ReadCounts() => source[at++] switch
    {
        '*' => (0, null),
        '+' => (1, null),
        '?' => (0, 1),
        _ => PatternScanner.ReadCounts(source, ref at),
    };

    private bool IsRepeated => at < source.Length && source[at] is '*' or '+' or '?' or '{';

    private int Bounded(long size) => size <= SchemaLimits.MaxPatternSize
        ? (int)size
        : throw Fault($"repetitions that amount to more than {SchemaLimits.MaxPatternSize} instructions");

    private FormatException Fault(string what) => PatternScanner.Fault(at, what);
}
