using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Protocol.Json;

/// <summary>
/// Reads JSON as a hub reads what others send: everything on which two readers could disagree is refused here, so that
/// nothing behind this door throws for the shape of a text.
/// </summary>
public static class StrictJson
{
    /// <summary>Members in all objects of one text together, at most.</summary>
    public const int MaxMembers = 10_000;

    /// <summary>Bytes (UTF-8, unescaped) of one string or name, at most.</summary>
    public const int MaxStringBytes = 256 * 1024;

    private static readonly Rune Mark = new(0xFEFF);

    /// <summary>Reads one value; the element lives on its own, without the bytes.</summary>
    /// <param name="utf8">The bytes, all of them.</param>
    /// <param name="maxBytes">At most so many bytes.</param>
    /// <param name="maxDepth">At most so many objects and arrays within each other; 1 to 256.</param>
    /// <param name="element">The value, where there is no fault.</param>
    /// <param name="fault">The first fault, where there is one.</param>
    public static bool TryParse(
        ReadOnlySpan<byte> utf8,
        int maxBytes,
        int maxDepth,
        out JsonElement element,
        [NotNullWhen(false)] out JsonFault? fault)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDepth, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxDepth, 256);
        element = default;
        fault = CheckBytes(utf8, maxBytes) ?? StrictJsonWalk.Check(utf8, maxDepth);
        return fault is null && TryBuild(utf8, maxDepth, out element, out fault);
    }

    private static JsonFault? CheckBytes(ReadOnlySpan<byte> utf8, int maxBytes)
    {
        if (utf8.Length > maxBytes)
            return new(JsonFaultCode.TooLarge, $"The text has {utf8.Length} bytes; at most {maxBytes} are read.");
        if (!Utf8.IsValid(utf8))
            return new(JsonFaultCode.InvalidUtf8, "The text is not UTF-8.", FirstInvalidByte(utf8));
        return Rune.DecodeFromUtf8(utf8, out var first, out _) == System.Buffers.OperationStatus.Done && first == Mark
            ? new(JsonFaultCode.ByteOrderMark, "The text starts with a byte order mark; leave it out.", 0)
            : null;
    }

    private static int FirstInvalidByte(ReadOnlySpan<byte> utf8)
    {
        var position = 0;
        while (Rune.DecodeFromUtf8(utf8[position..], out _, out var length) == System.Buffers.OperationStatus.Done)
            position += length;
        return position;
    }

    private static bool TryBuild(
        ReadOnlySpan<byte> utf8, int maxDepth, out JsonElement element, [NotNullWhen(false)] out JsonFault? fault)
    {
        try
        {
            element = JsonElement.Parse(utf8, new() { MaxDepth = maxDepth, AllowDuplicateProperties = false });
            fault = null;
            return true;
        }
        catch (JsonException)
        {
            // The walk before has found everything else.
            element = default;
            fault = DuplicateMembers.Find(utf8);
            return false;
        }
    }
}
