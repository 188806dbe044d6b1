using System.Collections.Frozen;

namespace Protocol.Json;

/// <summary>The keywords of the dialect.</summary>
internal static class DialectKeywords
{
    /// <summary>Keywords that say something to a reader, and nothing to a validation.</summary>
    public static FrozenSet<string> Annotations { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "$comment", "title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly");

    /// <summary>Keywords for one type of value, each with the types that it belongs to.</summary>
    public static FrozenDictionary<string, string[]> Typed { get; } = new Dictionary<string, string[]>
    {
        ["properties"] = ["object"],
        ["required"] = ["object"],
        ["additionalProperties"] = ["object"],
        ["patternProperties"] = ["object"],
        ["items"] = ["array"],
        ["minItems"] = ["array"],
        ["maxItems"] = ["array"],
        ["uniqueItems"] = ["array"],
        ["minLength"] = ["string"],
        ["maxLength"] = ["string"],
        ["pattern"] = ["string"],
        ["format"] = ["string"],
        ["minimum"] = ["number", "integer"],
        ["maximum"] = ["number", "integer"],
        ["exclusiveMinimum"] = ["number", "integer"],
        ["exclusiveMaximum"] = ["number", "integer"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All keywords.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "$schema", "$id", "$ref", "$defs", "type", "enum", "const", "allOf", "anyOf", "oneOf", "not",
        .. Typed.Keys.Order(StringComparer.Ordinal), .. Annotations.Order(StringComparer.Ordinal),
    ];
}
