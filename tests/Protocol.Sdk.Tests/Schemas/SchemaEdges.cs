using System.Text.Json;
using System.Text.Json.Nodes;

namespace Protocol.Sdk.Tests.Schemas;

/// <summary>Values at the bounds of a schema and just beyond them.</summary>
internal static class SchemaEdges
{
    public static IEnumerable<(string Note, string Text)> Of(JsonElement schema, JsonNode? value) =>
        value?.GetValueKind() switch
        {
            JsonValueKind.Number => OfNumber(schema),
            JsonValueKind.String => OfText(schema, value.GetValue<string>()),
            JsonValueKind.Array => OfItems(schema, value.AsArray()),
            _ => [],
        };

    private static IEnumerable<(string Note, string Text)> OfNumber(JsonElement schema)
    {
        yield return ("is a fraction", "1.5");
        foreach (var keyword in (string[])["minimum", "maximum"])
        {
            if (!schema.TryGetProperty(keyword, out var bound)) continue;
            yield return ($"is at its {keyword}", bound.GetRawText());
            yield return ($"is below its {keyword}", $"{bound.GetInt64() - 1}");
            yield return ($"is above its {keyword}", $"{bound.GetInt64() + 1}");
        }
    }

    private static IEnumerable<(string Note, string Text)> OfText(JsonElement schema, string text)
    {
        yield return ("is empty", "\"\"");
        yield return ("ends with a line feed", Quoted(text + "\n"));
        yield return ("begins with a space", Quoted(" " + text));
        yield return ("is in capitals", Quoted(text.ToUpperInvariant()));
        if (schema.TryGetProperty("enum", out var words))
        {
            foreach (var word in words.EnumerateArray()) yield return ($"is {word}", word.GetRawText());
        }

        foreach (var keyword in (string[])["minLength", "maxLength"])
        {
            if (!schema.TryGetProperty(keyword, out var bound)) continue;
            yield return ($"is at its {keyword}", Filled(bound.GetInt32()));
            yield return ($"is below its {keyword}", Filled(Math.Max(0, bound.GetInt32() - 1)));
            yield return ($"is above its {keyword}", Filled(bound.GetInt32() + 1));
        }
    }

    private static IEnumerable<(string Note, string Text)> OfItems(JsonElement schema, JsonArray items)
    {
        if (items.Count == 0) yield break;
        yield return ("is empty", "[]");
        yield return ("has an item twice", Repeated(items, items.Count + 1));
        foreach (var keyword in (string[])["minItems", "maxItems"])
        {
            if (!schema.TryGetProperty(keyword, out var bound)) continue;
            yield return ($"has as many as its {keyword}", Repeated(items, bound.GetInt32()));
            yield return ($"has one more than its {keyword}", Repeated(items, bound.GetInt32() + 1));
        }
    }

    private static string Repeated(JsonArray items, int count) => new JsonArray(
        [.. Enumerable.Range(0, count).Select(index => items[Math.Min(index, items.Count - 1)]?.DeepClone())])
        .ToJsonString();

    private static string Filled(int length) => Quoted(new string('a', length));

    private static string Quoted(string text) => JsonValue.Create(text).ToJsonString();
}
