using System.Text.Json;
namespace Protocol.Json;

/// <summary>x.</summary>
public static class JsonSchemaStyle
{
    /// <summary>x.</summary>
    public static IReadOnlyList<SchemaFault> Check(JsonElement schema) => [];
}
