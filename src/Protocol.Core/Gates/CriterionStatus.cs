using System.Text.Json.Serialization;
using Protocol.Text;

namespace Protocol.Gates;

/// <summary>What one criterion answers.</summary>
[JsonConverter(typeof(KebabCaseConverter<CriterionStatus>))]
public enum CriterionStatus
{
    /// <summary>It holds.</summary>
    Pass,

    /// <summary>It does not hold.</summary>
    Fail,

    /// <summary>It is not known to hold.</summary>
    Pending,

    /// <summary>A human waived it; visible for ever.</summary>
    Waived,

    /// <summary>Its condition is false.</summary>
    NotApplicable,
}
