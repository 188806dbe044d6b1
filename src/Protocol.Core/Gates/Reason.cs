using System.Text.Json;

namespace Protocol.Gates;

/// <summary>
/// Why a criterion is not met: a dotted code of schemas/registries/reasons.json, and data for the reader.
/// </summary>
public sealed record Reason(string Code, string? Message = null, JsonElement? Data = null);
