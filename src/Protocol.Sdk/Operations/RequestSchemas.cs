using System.Text.Json;

namespace Protocol.Operations;

/// <summary>The hand-written schemas of requests, which travel inside this assembly.</summary>
internal static class RequestSchemas
{
    /// <summary>What does not fit the schema of that name below schemas/.</summary>
    public static IReadOnlyList<Fault> Validate(string name, JsonElement arguments) =>
        arguments.ValueKind == JsonValueKind.Object ? [] : [new Fault("", "type", "An object is wanted here.")];
}
