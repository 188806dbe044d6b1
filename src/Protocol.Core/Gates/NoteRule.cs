namespace Protocol.Gates;

/// <summary>How many characters the comment of an approval must have.</summary>
public sealed record NoteRule(int MinLength);
