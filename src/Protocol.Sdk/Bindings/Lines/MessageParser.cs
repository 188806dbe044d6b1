using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Protocol.Bindings.Lines;

/// <summary>Takes a line for a message, or says why it is none. It is stricter than the libraries behind it.</summary>
internal static class MessageParser
{
    private const int MaxDepth = 64;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };
    private static readonly JsonDocumentOptions WithDuplicates = new() { MaxDepth = MaxDepth };
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 100_000 };

    /// <summary>Either a message, or a fault, or neither: an answer, which a hub does not wait for.</summary>
    public static (Message? Message, WireFault? Fault) Parse(ReadOnlyMemory<byte> line)
    {
        if (line.Span.StartsWith(Encoding.UTF8.Preamble))
            return Fail(WireFault.Unreadable("The line begins with a byte order mark."));

        if (!Utf8.IsValid(line.Span))
            return Fail(WireFault.Unreadable($"The line is not UTF-8 at byte {FirstInvalidByte(line.Span)}."));

        JsonElement root;
        try
        {
            root = JsonElement.Parse(line.Span, Strict);
            if (HasLoneSurrogate(line.Span, root))
                return Fail(WireFault.Unreadable("A string of the line has half a surrogate pair."));
        }
        catch (JsonException exception)
        {
            return Fail(WireFault.Unreadable(Explain(line.Span, exception)));
        }

        return Check(line, root);
    }

    private static (Message?, WireFault?) Fail(WireFault fault) => (null, fault);

    private static (Message?, WireFault?) Check(ReadOnlyMemory<byte> line, JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
            return Fail(WireFault.Invalid("Batches are not used; send one message a line."));

        if (root.ValueKind != JsonValueKind.Object)
            return Fail(WireFault.Invalid("A message is a JSON object."));

        var hasId = root.TryGetProperty("id", out var id);
        JsonElement? known = hasId && IsId(id) ? id : null;
        if (hasId && known is null)
            return Fail(WireFault.Invalid("An id is a string, or an integer."));

        if (!root.TryGetProperty("jsonrpc", out var version) || !Says(version, "2.0"))
            return Fail(WireFault.Invalid("A message states \"jsonrpc\":\"2.0\".", known));

        if (!root.TryGetProperty("method", out var method))
        {
            return root.TryGetProperty("result", out _) || root.TryGetProperty("error", out _)
                ? (null, null)
                : Fail(WireFault.Invalid("A request names a method.", known));
        }

        if (method.ValueKind != JsonValueKind.String)
            return Fail(WireFault.Invalid("A method is a string.", known));

        if (!root.TryGetProperty("params", out var named))
            return (new(line, method.GetString()!, known, null), null);

        return named.ValueKind == JsonValueKind.Object
            ? (new(line, method.GetString()!, known, named), null)
            : Fail(WireFault.Invalid("Parameters are named: params is an object.", known) with
            {
                Number = WireFault.InvalidParams,
                Message = "Invalid params",
            });
    }

    private static bool Says(JsonElement element, string text) =>
        element.ValueKind == JsonValueKind.String && element.ValueEquals(text);

    private static bool IsId(JsonElement id) => id.ValueKind switch
    {
        JsonValueKind.String => id.GetString()!.Length <= 256,
        JsonValueKind.Number => id.TryGetInt64(out _),
        _ => false,
    };

    private static int FirstInvalidByte(ReadOnlySpan<byte> line)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(line[at..], out _, out var consumed) == OperationStatus.Done)
            at += consumed;

        return at;
    }

    private static string Explain(ReadOnlySpan<byte> line, JsonException exception)
    {
        if (Parses(line, WithDuplicates))
            return "An object of the line has the same key twice.";

        return Parses(line, Deep)
            ? $"The line is nested deeper than {MaxDepth} levels."
            : $"The line is not JSON at byte {exception.BytePositionInLine ?? 0}.";
    }

    private static bool Parses(ReadOnlySpan<byte> line, JsonDocumentOptions options)
    {
        try
        {
            JsonElement.Parse(line, options);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // The parser lets an escaped half of a surrogate pair through, and only reading the string throws.
    private static bool HasLoneSurrogate(ReadOnlySpan<byte> line, JsonElement root)
    {
        if (line.IndexOf("\\u"u8) < 0)
            return false;

        try
        {
            ReadStrings(root);
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    private static void ReadStrings(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    ReadStrings(item);
                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    ReadStrings(property.Value);
                }

                break;
            default:
                break;
        }
    }
}
