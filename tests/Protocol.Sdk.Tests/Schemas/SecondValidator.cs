using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Protocol.Sdk.Tests.Schemas;

/// <summary>NJsonSchema, given the schemas in a form that it understands: one document, without identifiers.</summary>
internal static class SecondValidator
{
    private static readonly string[] Annotations = ["$schema", "$id", "title", "description"];
    private static readonly ConcurrentDictionary<string, Task<NJsonSchema.JsonSchema>> Loaded = new();

    public static Task<NJsonSchema.JsonSchema> LoadAsync(string path, CancellationToken cancellationToken) =>
        Loaded.GetOrAdd(path, one => NJsonSchema.JsonSchema.FromJsonAsync(Bundle(one), CancellationToken.None))
            .WaitAsync(cancellationToken);

    private static string Bundle(string path)
    {
        var definitions = new JsonObject();
        var root = Normalise(path, SchemaFolder.Read(path), definitions);
        root["definitions"] = definitions;
        return root.ToJsonString();
    }

    private static JsonObject Normalise(string path, JsonElement schema, JsonObject definitions)
    {
        var normal = new JsonObject();
        foreach (var keyword in schema.EnumerateObject().Where(keyword => !Annotations.Contains(keyword.Name)))
        {
            normal[keyword.Name] = keyword.Name switch
            {
                "$ref" => Define(SchemaFolder.Join(path, keyword.Value.GetString()!), definitions),
                "properties" or "patternProperties" => new JsonObject(keyword.Value.EnumerateObject().Select(
                    member => KeyValuePair.Create(
                        Name(keyword, member.Name), (JsonNode?)Normalise(path, member.Value, definitions)))),
                "anyOf" or "oneOf" => new JsonArray(
                    [.. keyword.Value.EnumerateArray().Select(one => Normalise(path, one, definitions))]),
                "items" or "not" => Normalise(path, keyword.Value, definitions),
                "additionalProperties" when keyword.Value.ValueKind == JsonValueKind.Object =>
                    Normalise(path, keyword.Value, definitions),
                "pattern" => ToTheVeryEnd(keyword.Value.GetString()!),
                _ => JsonNode.Parse(keyword.Value.GetRawText()),
            };
        }

        return normal;
    }

    private static string Name(JsonProperty keyword, string name) =>
        keyword.Name == "patternProperties" ? ToTheVeryEnd(name) : name;

    // In .NET a closing $ also matches before a last line feed.
    private static string ToTheVeryEnd(string pattern) => pattern.EndsWith('$') ? pattern[..^1] + "\\z" : pattern;

    private static string Define(string file, JsonObject definitions)
    {
        var name = file.Replace('/', '-').Replace('.', '-');
        if (!definitions.ContainsKey(name))
        {
            definitions[name] = new JsonObject();
            definitions[name] = Normalise(file, SchemaFolder.Read(file), definitions);
        }

        return "#/definitions/" + name;
    }
}
