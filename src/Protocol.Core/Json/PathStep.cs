namespace Protocol.Json;

/// <summary>One step into a JSON value: to a member by its name, or to an item by its index.</summary>
internal readonly record struct PathStep(string? Name, int Index);
