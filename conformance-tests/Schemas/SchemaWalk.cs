using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Protocol.ConformanceTests.Schemas;

/// <summary>Walks a document and its schema together.</summary>
internal sealed class SchemaWalk(string file)
{
    private static readonly string[] Annotations =
    [
        "$schema", "$id", "$comment", "$defs", "title", "description", "default", "examples", "deprecated", "readOnly",
        "writeOnly", "format",
    ];

    public IEnumerable<SchemaFault> Check(JsonNode? value, JsonNode schema, string at)
    {
        if (schema is JsonValue flag && flag.TryGetValue<bool>(out var allows))
            return allows ? [] : [new(at, "is not allowed")];

        var keywords = schema.AsObject();
        return keywords.SelectMany(keyword => CheckKeyword(value, keyword.Key, keyword.Value!, at))
            .Concat(CheckMembers(value as JsonObject, keywords, at));
    }

    private IEnumerable<SchemaFault> CheckKeyword(JsonNode? value, string keyword, JsonNode rule, string at) =>
        keyword switch
        {
            "$ref" => CheckReference(value, rule.GetValue<string>(), at),
            "type" => Unless(IsOfType(value, rule.GetValue<string>()), at, $"is not of type {rule}"),
            "enum" => Unless(
                rule.AsArray().Any(item => JsonNode.DeepEquals(item, value)),
                at, $"is none of {Show(rule)}"),
            "const" => Unless(JsonNode.DeepEquals(rule, value), at, $"is not {Show(rule)}"),
            "allOf" => rule.AsArray().SelectMany(part => Check(value, part!, at)),
            "anyOf" => CheckAnyOf(value, rule.AsArray(), at),
            "oneOf" => Unless(
                rule.AsArray().Count(part => !Check(value, part!, at).Any()) == 1,
                at, "does not fit one form"),
            "not" => Unless(Check(value, rule, at).Any(), at, "is of a form that is excluded"),
            "items" => CheckItems(value as JsonArray, rule, at),
            "properties" or "patternProperties" or "additionalProperties" or "required" => [],
            _ when Annotations.Contains(keyword) => [],
            _ => CheckBound(value, keyword, rule, at),
        };

    private static IEnumerable<SchemaFault> CheckBound(JsonNode? value, string keyword, JsonNode rule, string at)
    {
        var holds = keyword switch
        {
            "minItems" => value is not JsonArray items || items.Count >= rule.GetValue<int>(),
            "maxItems" => value is not JsonArray items || items.Count <= rule.GetValue<int>(),
            "uniqueItems" => value is not JsonArray items || IsUnique(items) || !rule.GetValue<bool>(),
            "minProperties" => value is not JsonObject members || members.Count >= rule.GetValue<int>(),
            "maxProperties" => value is not JsonObject members || members.Count <= rule.GetValue<int>(),
            "minLength" => Text(value) is not { } text || text.EnumerateRunes().Count() >= rule.GetValue<int>(),
            "maxLength" => Text(value) is not { } text || text.EnumerateRunes().Count() <= rule.GetValue<int>(),
            "pattern" => Text(value) is not { } text || Matches(text, rule.GetValue<string>()),
            "minimum" => Number(value) is not { } number || number >= Number(rule),
            "maximum" => Number(value) is not { } number || number <= Number(rule),
            "exclusiveMinimum" => Number(value) is not { } number || number > Number(rule),
            "exclusiveMaximum" => Number(value) is not { } number || number < Number(rule),
            _ => throw new InvalidDataException($"{keyword} is not a keyword of the published subset."),
        };
        return Unless(holds, at, $"breaks {keyword} {Show(rule)}");
    }

    private IEnumerable<SchemaFault> CheckReference(JsonNode? value, string reference, string at)
    {
        var (target, schema) = SchemaSet.Resolve(file, reference);
        return target == file
            ? Check(value, schema, at)
            : new SchemaWalk(target).Check(value, schema, at);
    }

    private List<SchemaFault> CheckAnyOf(JsonNode? value, JsonArray parts, string at)
    {
        var faults = parts.Select(part => Check(value, part!, at).ToList()).ToList();
        return faults.Any(part => part.Count == 0) ? [] : faults.MinBy(part => part.Count)!;
    }

    private IEnumerable<SchemaFault> CheckItems(JsonArray? items, JsonNode rule, string at) =>
        items?.SelectMany((item, index) => Check(item, rule, $"{at}/{index}")) ?? [];

    private IEnumerable<SchemaFault> CheckMembers(JsonObject? members, JsonObject keywords, string at)
    {
        if (members is null)
            yield break;

        foreach (var name in keywords["required"]?.AsArray().Select(name => name!.GetValue<string>()) ?? [])
        {
            if (!members.ContainsKey(name))
                yield return new($"{at}/{name}", "is missing");
        }

        foreach (var (name, value) in members)
        {
            foreach (var schema in SchemasOf(name, keywords))
            {
                foreach (var fault in Check(value, schema, $"{at}/{name}"))
                    yield return fault;
            }
        }
    }

    private static List<JsonNode> SchemasOf(string name, JsonObject keywords)
    {
        List<JsonNode> found =
        [
            .. keywords["patternProperties"]?.AsObject()
                .Where(pattern => Matches(name, pattern.Key)).Select(pattern => pattern.Value!) ?? [],
        ];
        if (keywords["properties"]?[name] is { } own)
            found.Add(own);

        return found.Count == 0 && keywords["additionalProperties"] is { } other ? [other] : found;
    }

    private static bool IsOfType(JsonNode? value, string type) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "integer" => Number(value) is { } number && decimal.IsInteger(number),
        "string" => value?.GetValueKind() is JsonValueKind.String,
        "number" => value?.GetValueKind() is JsonValueKind.Number,
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        _ => throw new InvalidDataException($"{type} is not a type."),
    };

    private static bool IsUnique(JsonArray items) =>
        items.Select(item => item?.ToJsonString()).Distinct().Count() == items.Count;

    private static string? Text(JsonNode? value) =>
        value?.GetValueKind() is JsonValueKind.String ? value.GetValue<string>() : null;

    private static decimal? Number(JsonNode? value) => value?.GetValueKind() is JsonValueKind.Number
        ? decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture)
        : null;

    /// <summary>
    /// A closing $ of ours means the very end, where .NET also takes the place before a last newline.
    /// </summary>
    private static bool Matches(string text, string pattern) => Regex.IsMatch(
        text,
        pattern.EndsWith('$') ? $@"{pattern[..^1]}\z" : pattern,
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static string Show(JsonNode rule) => rule.ToJsonString();

    private static IEnumerable<SchemaFault> Unless(bool holds, string at, string rule) =>
        holds ? [] : [new(at, rule)];
}
