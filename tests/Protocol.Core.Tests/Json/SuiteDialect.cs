using System.Text.Json;
using System.Text.RegularExpressions;

namespace Protocol.Json;

/// <summary>
/// Says which groups of the public suite are written in the dialect, by the words of its definition and without any code
/// of the validator: only its keywords and annotations, one type as a string, an enum with values, local references.
/// </summary>
internal static partial class SuiteDialect
{
    private static readonly string[] Plain =
    [
        "$comment", "title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly", "const",
        "required", "minItems", "maxItems", "uniqueItems", "minLength", "maxLength", "pattern", "format", "minimum",
        "maximum", "exclusiveMinimum", "exclusiveMaximum",
    ];

    public static bool Has(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.EnumerateObject().All(HasKeyword);

    private static bool HasKeyword(JsonProperty member) => member.Name switch
    {
        "$schema" => member.Value.ValueEquals("https://json-schema.org/draft/2020-12/schema"),
        "type" => member.Value.ValueKind == JsonValueKind.String,
        "enum" => member.Value.GetArrayLength() > 0,
        "$ref" => Reference().IsMatch(member.Value.GetString()!),
        "$defs" or "properties" or "patternProperties" => member.Value.EnumerateObject().All(named => Has(named.Value)),
        "additionalProperties" when member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False => true,
        "additionalProperties" or "items" or "not" => Has(member.Value),
        "allOf" or "anyOf" or "oneOf" => member.Value.EnumerateArray().All(Has),
        _ => Plain.Contains(member.Name),
    };

    [GeneratedRegex(@"^#(/\$defs/[A-Za-z0-9_-]+)?\z")]
    private static partial Regex Reference();
}
