namespace Protocol.Json;

/// <summary>Says where and why a text is no JSON, in words that do not change with the runtime.</summary>
internal static class JsonSyntax
{
    /// <summary>The fault at a position at which a reader stopped.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="position">Where the reader stopped.</param>
    /// <param name="isWhole">Whether a whole value comes before.</param>
    public static JsonFault FaultAt(ReadOnlySpan<byte> utf8, int position, bool isWhole)
    {
        if (position >= utf8.Length)
            return new(JsonFaultCode.Syntax, "The text ends before the value does.", utf8.Length);
        if (isWhole)
            return new(JsonFaultCode.TrailingData, $"Something follows the value at byte {position}.", position);
        return new(JsonFaultCode.Syntax, $"This is no JSON at byte {position}: {Hint(utf8, position)}.", position);
    }

    private static string Hint(ReadOnlySpan<byte> utf8, int position) => utf8[position] switch
    {
        (byte)'/' => "comments are not allowed",
        (byte)'\'' => "strings and names take double quotes",
        (byte)'}' or (byte)']' when EndsWithComma(utf8[..position]) => "a comma needs something behind it",
        (byte)'N' or (byte)'I' => "there is no NaN and no Infinity",
        (byte)'\n' or (byte)'\r' or (byte)'\t' => "a line break or a tab in a string is written \\n, \\r or \\t",
        < 0x20 or 0x7F => "a control character is not allowed",
        < 0x80 => $"'{(char)utf8[position]}' is not expected",
        _ => "a character beyond ASCII is not expected",
    };

    private static bool EndsWithComma(ReadOnlySpan<byte> before)
    {
        var trimmed = before.TrimEnd(" \t\r\n"u8);
        return trimmed.EndsWith(","u8);
    }
}
