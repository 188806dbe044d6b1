using System.Text.Json.Serialization;

namespace Protocol.Workflows;

/// <summary>What a load check found: a code of the registry of findings, how much it weighs, where, and what to do.
/// </summary>
public sealed record Finding(string Code, FindingSeverity Severity, string Pointer, string Message)
{
    /// <summary>Whether the document is rejected for it.</summary>
    [JsonIgnore]
    public bool Rejects => Severity is FindingSeverity.Error;
}
