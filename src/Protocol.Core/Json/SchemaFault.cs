namespace Protocol.Json;

/// <summary>One thing that is wrong with a value, or with a schema.</summary>
/// <param name="Pointer">Where: a JSON Pointer into the value or the schema; in a schema of a set behind the path of
/// the file, as in <c>types/work-id.json#/properties/id</c>.</param>
/// <param name="Keyword">The keyword that is not satisfied or wrongly used; <c>limit</c> for a bound of ours.</param>
/// <param name="Message">One sentence, ready to be shown.</param>
public sealed record SchemaFault(string Pointer, string Keyword, string Message);
