using System.Text.Json.Serialization;
using Protocol.Text;

namespace Protocol.WorkItems;

/// <summary>The second axis of a work item, derived by one function: whether it can be claimed.</summary>
[JsonConverter(typeof(KebabCaseConverter<Availability>))]
public enum Availability
{
    /// <summary>A claim would be granted.</summary>
    Ready,

    /// <summary>A principal holds it and its lease runs.</summary>
    Claimed,

    /// <summary>An open handoff reserves it.</summary>
    Offered,

    /// <summary>It is parked, or not before a time.</summary>
    Waiting,

    /// <summary>A dependency is open or failed, or its step cannot be claimed.</summary>
    Blocked,

    /// <summary>A human stopped it.</summary>
    Paused,

    /// <summary>It reached a terminal lifecycle.</summary>
    Ended,
}
