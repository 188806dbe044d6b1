using System.Text.Json;
using Protocol.Json;

namespace Protocol.Bindings.Lines;

/// <summary>Takes a line for a message, or says why it is none. It is stricter than the libraries behind it.</summary>
internal static class MessageParser
{
    private const int MaxDepth = 64;
    private const int DeepestTold = 1_000;
    private const long MaxInteger = (1L << 53) - 1;

    /// <summary>Either a message, or a fault, or neither: an answer, which a hub does not wait for.</summary>
    public static (Message? Message, WireFault? Fault) Parse(ReadOnlyMemory<byte> line) =>
        StrictJson.TryParse(line.Span, LineConnection.MaxLineBytes, MaxDepth, out var root, out var fault)
            ? Check(line, root)
            : Fail(WireFault.Unreadable(fault) with { Id = Tell(line, fault.Code) });

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

    /// <summary>
    /// The id of a line that is JSON and yet refused: whoever waits by it must not wait in vain. An id that is told
    /// twice, or spelled with escapes, is none.
    /// </summary>
    private static JsonElement? Tell(ReadOnlyMemory<byte> line, JsonFaultCode code)
    {
        if (code is JsonFaultCode.InvalidUtf8 or JsonFaultCode.ByteOrderMark or JsonFaultCode.TooLarge)
            return null;

        try
        {
            using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = DeepestTold });
            if (document.RootElement.ValueKind is not JsonValueKind.Object)
                return null;

            var ids = document.RootElement.EnumerateObject().Where(member => member.NameEquals("id")).ToList();
            return ids is [{ Value: var id }] && IsId(id) && !id.GetRawText().Contains('\\') ? id.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool Says(JsonElement element, string text) =>
        element.ValueKind == JsonValueKind.String && element.ValueEquals(text);

    private static bool IsId(JsonElement id) => id.ValueKind switch
    {
        JsonValueKind.String => true,
        JsonValueKind.Number => id.TryGetInt64(out var number) && number is >= -MaxInteger and <= MaxInteger,
        _ => false,
    };
}
