using System.Text.Json.Serialization;
using Protocol.Text;

namespace Protocol.Handoffs;

/// <summary>Why an offer is declined.</summary>
[JsonConverter(typeof(KebabCaseConverter<DeclineCode>))]
public enum DeclineCode
{
    /// <summary>The receiver cannot do it.</summary>
    Capability,

    /// <summary>The receiver has no room.</summary>
    Capacity,

    /// <summary>The receiver contributed to what it would review.</summary>
    ConflictOfInterest,

    /// <summary>The packet says too little.</summary>
    Insufficient,

    /// <summary>The packet asks for something unsafe.</summary>
    Unsafe,
}
