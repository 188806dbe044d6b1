using System.Text.Json;

namespace Protocol.Sdk.Tests.Schemas;

/// <summary>
/// What is against the dialect in a schema, found by other code than the product's own, so that neither hides a fault
/// of the other.
/// </summary>
internal static class StyleFaults
{
    private static readonly HashSet<string> Annotations = ["$schema", "$id", "title", "description"];

    private static readonly HashSet<string> Allowed =
    [
        .. Annotations, "$ref", "type", "enum", "properties", "required", "additionalProperties", "patternProperties",
        "items", "minItems", "maxItems", "uniqueItems", "minLength", "maxLength", "pattern", "minimum", "maximum",
        "anyOf", "oneOf", "not", "format",
    ];

    private static readonly Dictionary<string, string[]> TypeOfKeyword = new()
    {
        ["properties"] = ["object"], ["required"] = ["object"], ["additionalProperties"] = ["object"],
        ["patternProperties"] = ["object"], ["items"] = ["array"], ["minItems"] = ["array"], ["maxItems"] = ["array"],
        ["uniqueItems"] = ["array"], ["minLength"] = ["string"], ["maxLength"] = ["string"], ["pattern"] = ["string"],
        ["format"] = ["string"], ["minimum"] = ["integer"], ["maximum"] = ["integer"],
    };

    public static IReadOnlyList<string> In(JsonElement schema)
    {
        var faults = new List<string>();
        Visit(schema, "#", faults);
        return faults;
    }

    private static void Visit(JsonElement schema, string at, List<string> faults)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            faults.Add($"{at}: a schema is an object");
            return;
        }

        faults.AddRange(OfKeywords(schema, at));
        faults.AddRange(OfPatterns(schema, at));
        faults.AddRange(OfRequired(schema, at));
        foreach (var (inner, path) in Inner(schema, at)) Visit(inner, path, faults);
    }

    private static IEnumerable<string> OfKeywords(JsonElement schema, string at)
    {
        var names = schema.EnumerateObject().Select(keyword => keyword.Name).ToHashSet();
        foreach (var name in names.Except(Allowed)) yield return $"{at}: {name} is not of the dialect";
        if (names.Contains("$ref") && names.Except(Annotations).Count() > 1)
            yield return $"{at}: $ref does not stand alone";
        var type = schema.TryGetProperty("type", out var found) ? found.GetString() : null;
        foreach (var name in names.Where(TypeOfKeyword.ContainsKey).Where(name => !TypeOfKeyword[name].Contains(type)))
            yield return $"{at}: {name} stands beside no type {TypeOfKeyword[name][0]}";
    }

    private static IEnumerable<string> OfPatterns(JsonElement schema, string at)
    {
        var patterns = schema.TryGetProperty("patternProperties", out var named)
            ? named.EnumerateObject().Select(one => one.Name).ToList()
            : [];
        if (patterns.Count > 1) yield return $"{at}: more than one pattern for names";
        if (schema.TryGetProperty("pattern", out var pattern)) patterns.Add(pattern.GetString()!);
        foreach (var text in patterns.Where(text => !text.StartsWith('^') || !text.EndsWith('$')))
            yield return $"{at}: {text} is not anchored";
        foreach (var text in patterns.Where(text => text.Contains("(?", StringComparison.Ordinal) || HasClass(text)))
            yield return $"{at}: {text} has lookaround or a class";
    }

    private static bool HasClass(string pattern) =>
        "dDwWsSpP".Any(letter => pattern.Contains("\\" + letter, StringComparison.Ordinal));

    private static IEnumerable<string> OfRequired(JsonElement schema, string at)
    {
        if (!schema.TryGetProperty("required", out var required)) return [];
        var declared = schema.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().Select(member => member.Name).ToHashSet()
            : [];
        return required.EnumerateArray().Select(name => name.GetString()!).Where(name => !declared.Contains(name))
            .Select(name => $"{at}: {name} is required and not declared");
    }

    private static IEnumerable<(JsonElement Schema, string Path)> Inner(JsonElement schema, string at)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            var path = $"{at}/{keyword.Name}";
            var inner = keyword.Name switch
            {
                "properties" or "patternProperties" =>
                    keyword.Value.EnumerateObject().Select(member => (member.Value, $"{path}/{member.Name}")),
                "anyOf" or "oneOf" => keyword.Value.EnumerateArray().Select(one => (one, path)),
                "items" or "not" => [(keyword.Value, path)],
                "additionalProperties" when keyword.Value.ValueKind == JsonValueKind.Object => [(keyword.Value, path)],
                _ => [],
            };
            foreach (var one in inner) yield return one;
        }
    }
}
