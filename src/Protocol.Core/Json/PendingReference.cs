namespace Protocol.Json;

/// <summary>A <c>$ref</c> that is tied once all files are read.</summary>
/// <param name="Node">The schema that has it.</param>
/// <param name="Target">Where it leads.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record PendingReference(SchemaNode Node, SchemaReference Target, string Location);
