using System.Text.Json.Nodes;

namespace Protocol.ConformanceTests.Wire;

/// <summary>Reads JSON by a JSON Pointer (RFC 6901); what is not there is null.</summary>
internal static class Pointer
{
    public static JsonNode? At(this JsonNode? node, string pointer)
    {
        foreach (var raw in pointer.Split('/').Skip(1))
        {
            var token = raw.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            node = node switch
            {
                JsonObject members => members[token],
                JsonArray items when int.TryParse(token, out var index) && index < items.Count => items[index],
                _ => null,
            };
        }

        return node;
    }

    public static string? TextAt(this JsonNode? node, string pointer) =>
        node.At(pointer) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static long? NumberAt(this JsonNode? node, string pointer) =>
        node.At(pointer) is JsonValue value && value.TryGetValue<long>(out var number) ? number : null;
}
