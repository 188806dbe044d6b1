using System.Text.Json;
using System.Text.Json.Nodes;

namespace Protocol.Sdk.Tests.Schemas;

/// <summary>
/// Every example, and mutants of the valid ones: a member dropped, one added, a value of another type, and values at
/// and beyond each bound of the schema. A place of a schema is mutated once for each of its examples' kinds.
/// </summary>
internal sealed class Corpus
{
    private const int LongestText = 5_000;

    private static readonly string[] OtherTypes = ["null", "true", "7", "\"text\"", "[]", "{}"];

    private readonly HashSet<string> seen = [];
    private readonly List<CorpusDocument> documents = [];

    public static IReadOnlyList<CorpusDocument> All { get; } = Make();

    private static List<CorpusDocument> Make()
    {
        var corpus = new Corpus();
        foreach (var path in SchemaFolder.Examples)
        {
            var schema = SchemaFolder.SchemaOf(path);
            var text = SchemaFolder.Read(path).GetRawText();
            corpus.documents.Add(new(schema, path, text));
            if (path.Split('/')[2] == "valid")
                corpus.Mutate(new(schema, path, JsonNode.Parse(text)), [], schema, SchemaFolder.Read(schema));
        }

        return corpus.documents;
    }

    private void Mutate(CorpusRoot root, IReadOnlyList<object> place, string file, JsonElement schema)
    {
        while (schema.TryGetProperty("$ref", out var reference))
        {
            file = SchemaFolder.Join(file, reference.GetString()!);
            schema = SchemaFolder.Read(file);
        }

        var value = root.At(place);
        foreach (var other in OtherTypes.Where(other => KindOf(JsonNode.Parse(other)) != KindOf(value)))
            Add(root, place, $"is {other}", JsonNode.Parse(other));

        foreach (var (note, text) in SchemaEdges.Of(schema, value).Where(edge => edge.Text.Length <= LongestText))
            Add(root, place, note, JsonNode.Parse(text));

        if (value is JsonObject members) MutateMembers(root, place, members, (file, schema));
        if (value is JsonArray { Count: > 0 } && schema.TryGetProperty("items", out var items))
            Mutate(root, [.. place, 0], file, items);
    }

    private void MutateMembers(
        CorpusRoot root, IReadOnlyList<object> place, JsonObject members, (string File, JsonElement Schema) form)
    {
        var more = (JsonObject)members.DeepClone();
        more["unknownMember"] = 1;
        Add(root, place, "has an unknown member", more);
        foreach (var (name, _) in members)
        {
            var fewer = (JsonObject)members.DeepClone();
            fewer.Remove(name);
            Add(root, place, $"lacks {name}", fewer);
            if (SchemaOf(form.Schema, name) is { } inner) Mutate(root, [.. place, name], form.File, inner);
        }
    }

    private static JsonElement? SchemaOf(JsonElement schema, string name)
    {
        if (schema.TryGetProperty("properties", out var declared) && declared.TryGetProperty(name, out var found))
            return found;
        if (schema.TryGetProperty("patternProperties", out var patterns))
            return patterns.EnumerateObject().First().Value;
        return schema.TryGetProperty("additionalProperties", out var rest) && rest.ValueKind == JsonValueKind.Object
            ? rest
            : null;
    }

    private void Add(CorpusRoot root, IReadOnlyList<object> place, string note, JsonNode? value)
    {
        var at = $"/{string.Join('/', place)}";
        if (seen.Add($"{root.Schema} {at} {note}"))
            documents.Add(new(root.Schema, $"{root.Example} where {at} {note}", root.With(place, value)));
    }

    private static JsonValueKind KindOf(JsonNode? node) => node?.GetValueKind() switch
    {
        null => JsonValueKind.Null,
        JsonValueKind.False => JsonValueKind.True,
        var kind => kind.Value,
    };
}
