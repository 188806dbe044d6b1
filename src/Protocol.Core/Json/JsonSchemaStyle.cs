using System.Text.Json;

namespace Protocol.Json;

/// <summary>
/// The rules of style for schemas that are published or handed in, on top of what <see cref="JsonSchema.Load"/>
/// demands: within them, all validators that we know agree. A schema is loaded first; this reads only what loading
/// let through.
/// </summary>
public static class JsonSchemaStyle
{
    /// <summary>What is against the rules in a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="resolveFile">As for loading; a reference that it does not resolve is taken to be right.</param>
    /// <param name="name">As for loading.</param>
    public static IReadOnlyList<SchemaFault> Check(
        JsonElement schema, Func<string, JsonElement?>? resolveFile = null, string name = "")
    {
        var faults = new SchemaFaults();
        new StyleWalk(new(schema, name, resolveFile ?? (_ => null)), faults).Visit(schema, "");
        return faults.Found;
    }

    /// <summary>What is against the rules in a schema that is published: it also names dialect and id.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="resolveFile">As for loading.</param>
    /// <param name="name">As for loading.</param>
    public static IReadOnlyList<SchemaFault> CheckFile(
        JsonElement schema, Func<string, JsonElement?>? resolveFile = null, string name = "")
    {
        string[] named = ["$schema", "$id"];
        var missing = named.Where(keyword => !schema.TryGetProperty(keyword, out _))
            .Select(keyword => new SchemaFault("", keyword, $"A published schema has {keyword}."));
        return [.. missing, .. Check(schema, resolveFile, name)];
    }
}
