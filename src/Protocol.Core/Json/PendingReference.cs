namespace Protocol.Json;

/// <summary>A <c>$ref</c> that is tied once all files are read.</summary>
/// <param name="Node">The schema that has it.</param>
/// <param name="Document">The file in which it stands.</param>
/// <param name="Target">Where it leads.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record PendingReference(
    SchemaNode Node, SchemaDocument Document, SchemaReference Target, string Location);
