using System.Text.Json.Serialization;
using Protocol.Text;

namespace Protocol.Gates;

/// <summary>What a gate answers. Only pass passes.</summary>
[JsonConverter(typeof(KebabCaseConverter<VerdictStatus>))]
public enum VerdictStatus
{
    /// <summary>All that is required holds.</summary>
    Pass,

    /// <summary>Something required does not hold.</summary>
    Fail,

    /// <summary>Something required is not known to hold.</summary>
    Pending,
}
