namespace Protocol.Operations;

/// <summary>A text of a caller, cut so that it can stand in a message.</summary>
internal static class Shown
{
    private const int Longest = 64;

    /// <summary>Cuts it.</summary>
    public static string Of(string? text) => text is { Length: > Longest } ? text[..Longest] + "..." : text ?? "";
}
