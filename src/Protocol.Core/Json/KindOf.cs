using System.Text.Json;

namespace Protocol.Json;

/// <summary>Says of what type a value is, and in which words.</summary>
internal static class KindOf
{
    /// <summary>Whether a value is of a type.</summary>
    public static bool Is(SchemaType type, JsonElement value) => type switch
    {
        SchemaType.Null => value.ValueKind == JsonValueKind.Null,
        SchemaType.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        SchemaType.Object => value.ValueKind == JsonValueKind.Object,
        SchemaType.Array => value.ValueKind == JsonValueKind.Array,
        SchemaType.String => value.ValueKind == JsonValueKind.String,
        SchemaType.Number => value.ValueKind == JsonValueKind.Number,
        SchemaType.Integer => value.ValueKind == JsonValueKind.Number
            && (value.TryGetInt64(out _) || JsonNumber.Parse(value.GetRawText()).IsInteger),
    };

    /// <summary>A type at the start of a sentence.</summary>
    public static string Wanted(SchemaType type) => type switch
    {
        SchemaType.Null => "Null",
        SchemaType.Boolean => "True or false",
        SchemaType.Object => "An object",
        SchemaType.Array => "An array",
        SchemaType.String => "A string",
        SchemaType.Number => "A number",
        SchemaType.Integer => "A whole number",
    };

    /// <summary>What a value is, within a sentence.</summary>
    public static string Found(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => $"the string {JsonText.Show(value)}",
        JsonValueKind.Number => $"the number {JsonText.Show(value)}",
        _ => JsonText.Show(value),
    };
}
