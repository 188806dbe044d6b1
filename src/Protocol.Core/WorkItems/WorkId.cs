using System.Text.Json.Serialization;
using Protocol.Text;

namespace Protocol.WorkItems;

/// <summary>
/// Names a work item within its workspace, for example <c>W-7</c>; ours carries the journal position of its creation.
/// </summary>
[JsonConverter(typeof(TextConverter<WorkId>))]
public readonly record struct WorkId(string Value) : IText<WorkId>
{
    /// <inheritdoc />
    public static WorkId Of(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value;
}
