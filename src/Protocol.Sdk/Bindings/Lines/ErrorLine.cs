using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Protocol.Operations;

namespace Protocol.Bindings.Lines;

/// <summary>Writes an error of JSON-RPC as a line; its data is a refusal of the registry.</summary>
internal static class ErrorLine
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line, without its newline.</summary>
    public static ReadOnlyMemory<byte> Write(WireFault fault)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            json.WriteStartObject();
            json.WriteString("jsonrpc", "2.0");
            json.WritePropertyName("id");
            if (fault.Id is { } id)
                id.WriteTo(json);
            else
                json.WriteNullValue();
            json.WriteStartObject("error");
            json.WriteNumber("code", fault.Number);
            json.WriteString("message", fault.Message);
            json.WritePropertyName("data");
            JsonSerializer.Serialize(json, fault.Refusal, ProtocolJson.Of<Refusal>());
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
