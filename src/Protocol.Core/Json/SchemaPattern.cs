using System.Diagnostics.CodeAnalysis;

namespace Protocol.Json;

/// <summary>
/// A pattern of a schema: the part of ECMAScript's regular expressions (with the flag <c>u</c>) that needs no looking
/// back, meaning what it means there. The code is our own because the engine without backtracking of .NET takes seconds
/// for a counted repetition within another one on a text of 60 characters, and because its steps can be counted.
/// </summary>
internal sealed class SchemaPattern
{
    private readonly PatternStep[] program;
    private readonly int entry;

    private SchemaPattern(string source, PatternParser parsed)
    {
        Source = source;
        Size = parsed.Size;
        var parts = (parsed.Root as PatternNode.Sequence)?.Parts ?? [];
        IsStartAnchored = parts is [PatternNode.Anchor { IsStart: true }, ..];
        IsEndAnchored = parts is [.., PatternNode.Anchor { IsStart: false }];
        HasClassEscape = parsed.HasClassEscape;
        (program, entry) = PatternProgram.Compile(parsed.Root);
    }

    /// <summary>The pattern as the schema has it.</summary>
    public string Source { get; }

    /// <summary>How many instructions it takes, at most.</summary>
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
        (pattern, fault) = (null, null);
        if (source.Length > SchemaLimits.MaxPattern)
        {
            fault = $"The pattern has more than {SchemaLimits.MaxPattern} characters.";
            return false;
        }

        try
        {
            pattern = new(source, PatternParser.Parse(source));
            return true;
        }
        catch (FormatException unreadable)
        {
            fault = unreadable.Message;
            return false;
        }
    }

    /// <summary>Whether the pattern is found in the text.</summary>
    public bool IsMatch(string text) => IsMatch(text, long.MaxValue, out _);

    /// <summary>Whether the pattern is found in the text within a number of steps; false where it needs more.</summary>
    public bool IsMatch(string text, long maxSteps, out long steps)
    {
        var run = new PatternRun(program, text.Length, maxSteps);
        var isFound = run.Find(text, entry, IsStartAnchored);
        steps = run.Steps;
        return isFound;
    }
}
