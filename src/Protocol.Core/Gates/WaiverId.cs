using System.Text.Json.Serialization;
using Protocol.Text;

namespace Protocol.Gates;

/// <summary>Names a waiver within its workspace, for example <c>WV-12</c>.</summary>
[JsonConverter(typeof(TextConverter<WaiverId>))]
public readonly record struct WaiverId(string Value) : IText<WaiverId>
{
    /// <inheritdoc />
    public static WaiverId Of(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value;
}
