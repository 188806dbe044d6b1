using System.Text.Json.Serialization;
using Protocol.Text;

namespace Protocol.WorkItems;

/// <summary>The first axis of a work item: whether it lives.</summary>
[JsonConverter(typeof(KebabCaseConverter<Lifecycle>))]
public enum Lifecycle
{
    /// <summary>Work may go on.</summary>
    Open,

    /// <summary>A human stopped it; lease, timers and deadlines stand still.</summary>
    Paused,

    /// <summary>Ended well.</summary>
    Succeeded,

    /// <summary>Ended badly.</summary>
    Failed,

    /// <summary>Ended by decision.</summary>
    Canceled,
}
