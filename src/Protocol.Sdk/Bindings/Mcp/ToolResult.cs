using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using Protocol.Operations;

namespace Protocol.Bindings.Mcp;

/// <summary>
/// The answer of a tool: one JSON object, as structured content and, letter for letter the same, as text. Success and
/// error have one shape, so that a host which checks the schema shows both.
/// </summary>
internal static class ToolResult
{
    /// <summary>The most that an answer may have, in bytes.</summary>
    public const int MaxBytes = 16 * 1024;

    private static readonly int[] TextLimits = [2_000, 500, 120];
    private static readonly int[] ListLimits = [50, 20, 5];
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes of an answer as the agent would read it.</summary>
    public static int SizeOf(JsonElement result) => Encoding.UTF8.GetByteCount(result.GetRawText());

    /// <summary>An answer of the hub.</summary>
    public static CallToolResult Of(Answer<JsonElement> answer, IReadOnlyCollection<string> tools) => answer switch
    {
        Answer<JsonElement>.Ok ok => Of(JsonNode.Parse(ok.Result.GetRawText())!.AsObject(), false, tools),
        Answer<JsonElement>.Refused refused => Of(refused.Refusal, tools),
        var other => throw new InvalidOperationException($"An answer is ok or refused, not {other}."),
    };

    /// <summary>A refusal: outcome <c>error</c>.</summary>
    public static CallToolResult Of(Refusal refusal, IReadOnlyCollection<string> tools)
    {
        var error = JsonNode.Parse(ProtocolJson.ToElement(refusal).GetRawText());
        return Of(new JsonObject { ["outcome"] = "error", ["error"] = error }, true, tools);
    }

    private static CallToolResult Of(JsonObject result, bool isError, IReadOnlyCollection<string> tools)
    {
        NextCalls.Translate(result, tools);
        var bytes = Write(result);
        for (var round = 0; bytes.Length > MaxBytes && round < TextLimits.Length; round++)
        {
            Cut(result, TextLimits[round], ListLimits[round]);
            result["truncated"] = true;
            bytes = Write(result);
        }

        return new()
        {
            Content = [new TextContentBlock { Text = Encoding.UTF8.GetString(bytes.Span) }],
            StructuredContent = JsonElement.Parse(bytes.Span),
            IsError = isError,
        };
    }

    private static ReadOnlyMemory<byte> Write(JsonObject result)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
            result.WriteTo(json);

        return buffer.WrittenMemory;
    }

    private static void Cut(JsonNode node, int text, int list)
    {
        if (node is JsonArray items)
        {
            while (items.Count > list)
                items.RemoveAt(items.Count - 1);

            for (var i = 0; i < items.Count; i++)
                CutMember(items[i], text, list, shortened => items[i] = shortened);
        }
        else if (node is JsonObject members)
        {
            foreach (var name in members.Select(member => member.Key).ToList())
                CutMember(members[name], text, list, shortened => members[name] = shortened);
        }
    }

    private static void CutMember(JsonNode? node, int text, int list, Action<JsonNode> replace)
    {
        if (node is JsonArray or JsonObject)
            Cut(node, text, list);
        else if (node is JsonValue value && value.TryGetValue<string>(out var said) && said.Length > text)
            replace($"{Begin(said, text)}... [{said.Length} characters]");
    }

    private static string Begin(string said, int length) =>
        said[..(char.IsHighSurrogate(said[length - 1]) ? length - 1 : length)];
}
