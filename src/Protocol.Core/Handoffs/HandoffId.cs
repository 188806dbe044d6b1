using System.Text.Json.Serialization;
using Protocol.Text;

namespace Protocol.Handoffs;

/// <summary>Names a handoff within its workspace, for example <c>H-12</c>.</summary>
[JsonConverter(typeof(TextConverter<HandoffId>))]
public readonly record struct HandoffId(string Value) : IText<HandoffId>
{
    /// <inheritdoc />
    public static HandoffId Of(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value;
}
