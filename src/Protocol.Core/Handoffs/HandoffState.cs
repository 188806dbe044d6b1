using System.Text.Json.Serialization;
using Protocol.Text;

namespace Protocol.Handoffs;

/// <summary>Where an offer stands.</summary>
[JsonConverter(typeof(KebabCaseConverter<HandoffState>))]
public enum HandoffState
{
    /// <summary>It may be accepted.</summary>
    Open,

    /// <summary>The claim moved.</summary>
    Accepted,

    /// <summary>The receiver said no.</summary>
    Declined,

    /// <summary>The giver took it back.</summary>
    Withdrawn,

    /// <summary>Its term ran out.</summary>
    Expired,
}
