using System.Text.Json.Serialization;
using Protocol.Text;

namespace Protocol.Handoffs;

/// <summary>How the work stands, computed by the hub.</summary>
[JsonConverter(typeof(KebabCaseConverter<Severity>))]
public enum Severity
{
    /// <summary>Nothing failed.</summary>
    OnTrack,

    /// <summary>Something is unmet.</summary>
    Watch,

    /// <summary>Attempts were used.</summary>
    AtRisk,

    /// <summary>Attempts are nearly used up.</summary>
    Stuck,
}
