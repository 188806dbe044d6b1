using System.Text.Json;

namespace Protocol.Json;

/// <summary>One member of a schema while it is read.</summary>
/// <param name="Name">The keyword.</param>
/// <param name="Value">What it says.</param>
/// <param name="Location">Where it stands.</param>
/// <param name="Depth">How many schemas it stands within.</param>
internal readonly record struct SchemaKeyword(string Name, JsonElement Value, string Location, int Depth);
