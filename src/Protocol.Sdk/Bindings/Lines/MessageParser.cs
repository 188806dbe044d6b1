using System.Text.Json;
using Protocol.Json;

namespace Protocol.Bindings.Lines;

/// <summary>Takes a line for a message, or says why it is none. It is stricter than the libraries behind it.</summary>
internal static class MessageParser
{
    private const int MaxDepth = 64;
    private const long MaxInteger = (1L << 53) - 1;

    /// <summary>Either a message, or a fault, or neither: an answer, which a hub does not wait for.</summary>
    public static (Message? Message, WireFault? Fault) Parse(ReadOnlyMemory<byte> line) =>
        StrictJson.TryParse(line.Span, LineConnection.MaxLineBytes, MaxDepth, out var root, out var fault)
            ? Check(line, root)
            : Fail(WireFault.Unreadable(fault));

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
        JsonValueKind.String => true,
        JsonValueKind.Number => id.TryGetInt64(out var number) && number is >= -MaxInteger and <= MaxInteger,
        _ => false,
    };
}
