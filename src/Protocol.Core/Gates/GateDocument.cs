using System.Text.Json;

namespace Protocol.Gates;

/// <summary>A gate by its name in the workflow, as it was loaded: its digest is over the canonical form.</summary>
public sealed record GateDocument(string Id, JsonElement Document);
