using System.Diagnostics.CodeAnalysis;

namespace Protocol.Json;

/// <summary>What came of loading a schema: the schema, or what is wrong with it.</summary>
public sealed record SchemaLoad(JsonSchema? Schema, IReadOnlyList<SchemaFault> Faults)
{
    /// <summary>Whether there is a schema.</summary>
    [MemberNotNullWhen(true, nameof(Schema))]
    public bool IsLoaded => Schema is not null;
}
