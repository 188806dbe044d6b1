using System.Buffers;

namespace Protocol.Server.Git;

/// <summary>
/// The full name of a git object: 40 or 64 hexadecimal digits in lower case. It is never a ref or an option.
/// </summary>
internal readonly record struct ObjectId(string Value)
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    /// <summary>Reads a full object name; null where the text is none.</summary>
    public static ObjectId? Read(string? text) =>
        text is { Length: 40 or 64 } && !text.AsSpan().ContainsAnyExcept(Digits) ? new(text) : null;

    /// <inheritdoc />
    public override string ToString() => Value;
}
