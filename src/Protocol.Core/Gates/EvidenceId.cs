using System.Text.Json.Serialization;
using Protocol.Text;

namespace Protocol.Gates;

/// <summary>Names a piece of evidence within its workspace, for example <c>E-12</c>.</summary>
[JsonConverter(typeof(TextConverter<EvidenceId>))]
public readonly record struct EvidenceId(string Value) : IText<EvidenceId>
{
    /// <inheritdoc />
    public static EvidenceId Of(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value;
}
