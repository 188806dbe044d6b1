namespace Protocol.Json;

/// <summary>A part of a pattern.</summary>
internal abstract record PatternNode
{
    private PatternNode()
    {
    }

    /// <summary>One character out of a set.</summary>
    internal sealed record Character(PatternSet Set) : PatternNode;

    /// <summary>The start of the text, or its end.</summary>
    internal sealed record Anchor(bool IsStart) : PatternNode;

    /// <summary>Parts that follow each other.</summary>
    internal sealed record Sequence(IReadOnlyList<PatternNode> Parts) : PatternNode;

    /// <summary>One of several parts.</summary>
    internal sealed record Choice(IReadOnlyList<PatternNode> Parts) : PatternNode;

    /// <summary>A part several times; without <paramref name="Most"/> as often as there is text.</summary>
    internal sealed record Repetition(PatternNode Part, int Least, int? Most) : PatternNode;
}
