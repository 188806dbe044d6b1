using System.Text.Json;

namespace Protocol.Json;

/// <summary>The rules about keywords that belong together.</summary>
internal sealed class StyleRules(StyleReferences references, SchemaFaults faults)
{
    private static readonly string[] BesideReference = ["$ref", "$schema", "$id", "$defs"];
    private static readonly string[] Scalars = ["string", "number", "integer", "boolean", "null"];

    /// <summary>Notes what is against the rules in one schema.</summary>
    public void Check(JsonElement schema, string pointer)
    {
        CheckTypes(schema, pointer);
        CheckRequired(schema, pointer);
        CheckReference(schema, pointer);
        CheckUnique(schema, pointer);
        CheckUnion(schema, pointer);
    }

    private void CheckTypes(JsonElement schema, string pointer)
    {
        var type = TypeOf(schema);
        foreach (var keyword in schema.EnumerateObject())
        {
            if (!DialectKeywords.Typed.TryGetValue(keyword.Name, out var types) || types.Contains(type)) continue;
            faults.Add(pointer, keyword.Name, $"'type': {JsonText.Quote(types[0])} must stand beside it.");
        }
    }

    private void CheckRequired(JsonElement schema, string pointer)
    {
        if (!schema.TryGetProperty("required", out var required)) return;
        foreach (var name in required.EnumerateArray().Select(JsonText.Of))
        {
            if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out _))
                continue;
            faults.Add(pointer, "required", $"{JsonText.Quote(name)} is not declared under 'properties'.");
        }
    }

    private void CheckReference(JsonElement schema, string pointer)
    {
        if (!schema.TryGetProperty("$ref", out _)) return;
        var others = schema.EnumerateObject().Select(keyword => keyword.Name)
            .Where(name => !BesideReference.Contains(name) && !DialectKeywords.Annotations.Contains(name));
        foreach (var name in others) faults.Add(pointer, name, "Only annotations may stand beside '$ref'.");
    }

    private void CheckUnique(JsonElement schema, string pointer)
    {
        if (!schema.TryGetProperty("uniqueItems", out var unique) || unique.ValueKind != JsonValueKind.True) return;
        var items = schema.TryGetProperty("items", out var found) ? references.Resolve(found) : default(JsonElement);
        if (items is null) return;
        var isScalar = items.Value.ValueKind == JsonValueKind.Object
            && (Scalars.Contains(TypeOf(items.Value)) || items.Value.TryGetProperty("enum", out _));
        if (!isScalar) faults.Add(pointer, "uniqueItems", "It is for items of a scalar type only.");
    }

    private void CheckUnion(JsonElement schema, string pointer)
    {
        if (!schema.TryGetProperty("oneOf", out var union)) return;
        JsonElement?[] rules = [.. union.EnumerateArray().Select(references.Resolve)];
        if (rules.Any(rule => rule is null) || rules.Any(rule => TypeOf(rule!.Value) != "object")) return;
        var names = rules.Select(rule => TagsOf(rule!.Value)).ToArray();
        var hasDiscriminator = names[0].Keys.Any(name =>
            names.All(tags => tags.ContainsKey(name)) && names.DistinctBy(tags => tags[name]).Count() == names.Length);
        if (hasDiscriminator) return;
        faults.Add(pointer, "oneOf", "The objects share a required member whose 'enum' is one value, each another.");
    }

    private Dictionary<string, string> TagsOf(JsonElement rule)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!rule.TryGetProperty("required", out var required)) return tags;
        foreach (var name in required.EnumerateArray().Select(JsonText.Of))
        {
            if (!rule.TryGetProperty("properties", out var properties)) continue;
            if (!properties.TryGetProperty(name, out var declared)) continue;
            if (references.Resolve(declared) is not { } property) continue;
            if (property.TryGetProperty("enum", out var allowed) && allowed.GetArrayLength() == 1)
                tags[name] = EqualityKey.Of(allowed[0]);
        }

        return tags;
    }

    private static string? TypeOf(JsonElement schema) =>
        schema.TryGetProperty("type", out var type) ? type.GetString() : null;
}
