using System.Text.Json;

namespace Protocol.Gates;

/// <summary>The head of a text file, and the JSON Schema that it satisfies.</summary>
public sealed record FrontMatter(JsonElement Schema);
