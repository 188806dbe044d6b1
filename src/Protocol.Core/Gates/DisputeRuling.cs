using System.Text.Json.Serialization;
using Protocol.Text;

namespace Protocol.Gates;

/// <summary>What a person ruled about a dispute.</summary>
[JsonConverter(typeof(KebabCaseConverter<DisputeRuling>))]
public enum DisputeRuling
{
    /// <summary>The criterion stands as it is.</summary>
    Uphold,

    /// <summary>The criterion or what it runs is changed, by its own way; until then it stands.</summary>
    Amend,

    /// <summary>A waiver is granted.</summary>
    Waive,
}
