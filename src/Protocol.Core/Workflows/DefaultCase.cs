using System.Text.Json.Serialization;

namespace Protocol.Workflows;

/// <summary>Where a decision leads if no case holds.</summary>
public sealed record DefaultCase(string To, string? Name = null, Loop? Loop = null)
{
    /// <summary>The name of its exit [SB-FLOW-024].</summary>
    [JsonIgnore]
    public string ExitName => Name ?? "default";
}
