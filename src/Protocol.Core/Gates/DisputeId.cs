using System.Text.Json.Serialization;
using Protocol.Text;

namespace Protocol.Gates;

/// <summary>Names a dispute within its workspace, for example <c>D-12</c>.</summary>
[JsonConverter(typeof(TextConverter<DisputeId>))]
public readonly record struct DisputeId(string Value) : IText<DisputeId>
{
    /// <inheritdoc />
    public static DisputeId Of(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value;
}
