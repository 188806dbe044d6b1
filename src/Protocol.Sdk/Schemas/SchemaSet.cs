using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Protocol.Json;

namespace Protocol.Schemas;

/// <summary>The schemas of the standard, inside this assembly; each is compiled when it is first used.</summary>
public static class SchemaSet
{
    private const string Folder = "schemas/";

    private static readonly ConcurrentDictionary<string, JsonSchema> Compiled = new(StringComparer.Ordinal);

    /// <summary>The names of all files below schemas/, as <c>operations/status.request.json</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(SchemaSet).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The compiled schema of that name below schemas/.</summary>
    /// <exception cref="InvalidOperationException">There is no such schema, or it does not hold together.</exception>
    public static JsonSchema Of(string name) => Compiled.GetOrAdd(name, Compile);

    /// <summary>The file of that name as it is, or null.</summary>
    public static JsonElement? Read(string name)
    {
        using var stream = typeof(SchemaSet).Assembly.GetManifestResourceStream(Folder + name);
        if (stream is null)
            return null;

        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }

    private static JsonSchema Compile(string name)
    {
        var schema = ReadFlat(name) ?? throw new InvalidOperationException($"There is no schema {name}.");
        var load = JsonSchema.Load(schema, ReadFlat);

        return load.Schema
            ?? throw new InvalidOperationException($"{name} does not hold together: {load.Faults[0]}.");
    }

    // The validator knows files of one folder by their names; here a folder becomes a part of the name.
    private static JsonElement? ReadFlat(string name)
    {
        var path = Unflatten(name);
        if (Read(path) is not { } schema)
            return null;

        var node = JsonNode.Parse(schema.GetRawText())!;
        FlattenReferences(node, path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : "");
        return JsonElement.Parse(node.ToJsonString());
    }

    private static string Unflatten(string name) => name.Replace("__", "/", StringComparison.Ordinal);

    private static void FlattenReferences(JsonNode? node, string folder)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
                FlattenReferences(item, folder);
        }
        else if (node is JsonObject members)
        {
            if (members["$ref"] is JsonValue value && value.TryGetValue<string>(out var reference))
                members["$ref"] = Flatten(reference, folder);

            foreach (var (_, member) in members)
                FlattenReferences(member, folder);
        }
    }

    private static string Flatten(string reference, string folder)
    {
        if (reference.StartsWith('#'))
            return reference;

        var within = reference.StartsWith("../", StringComparison.Ordinal) ? reference[3..] : $"{folder}/{reference}";
        return within.TrimStart('/').Replace("/", "__", StringComparison.Ordinal);
    }
}
