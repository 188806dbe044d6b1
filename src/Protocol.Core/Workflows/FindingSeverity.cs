using System.Text.Json.Serialization;
using Protocol.Text;

namespace Protocol.Workflows;

/// <summary>How much a finding weighs.</summary>
[JsonConverter(typeof(KebabCaseConverter<FindingSeverity>))]
public enum FindingSeverity
{
    /// <summary>The document is rejected.</summary>
    Error,

    /// <summary>It may be a mistake.</summary>
    Warning,

    /// <summary>It is worth knowing.</summary>
    Information,
}
