using System.Text.Json.Nodes;

namespace Protocol.Generator;

/// <summary>The schemas that an OpenRPC document needs, each once, and whatever they refer to.</summary>
/// <param name="sources">The repository.</param>
internal sealed class OpenRpcSchemas(Sources sources)
{
    private readonly SortedDictionary<string, JsonObject> components = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> paths = [];

    /// <summary>A reference to the component that a schema becomes.</summary>
    /// <param name="path">The schema, below schemas/.</param>
    public JsonObject Refer(string path) => new() { ["$ref"] = Take(path) };

    /// <summary>A part of a schema, with its references led to components.</summary>
    /// <param name="path">The schema in which it stands, below schemas/.</param>
    /// <param name="part">The part; it is left as it is.</param>
    public JsonNode Adopt(string path, JsonNode part)
    {
        var copy = part.DeepClone();
        SchemaFiles.Rewrite(copy, reference => Take(SchemaFiles.Target(path, reference)));
        return copy;
    }

    /// <summary>All that was taken, by name.</summary>
    public JsonObject ToComponents()
    {
        Take("types/refusal.json");
        return new(components.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value)));
    }

    private string Take(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path).Replace('.', '-');
        if (paths.TryAdd(name, path))
        {
            var schema = sources.ReadJson("schemas/" + path);
            schema.Remove("$schema");
            schema.Remove("$id");
            components[name] = new JsonObject();
            components[name] = (JsonObject)Adopt(path, schema);
        }

        return paths[name] == path
            ? "#/components/schemas/" + name
            : throw new FormatException($"{path} and {paths[name]} would be one component; rename one of them.");
    }
}
