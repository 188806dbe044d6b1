using System.Text.Json.Serialization;
using Protocol.Text;

namespace Protocol.Gates;

/// <summary>Names a verification request within its workspace, for example <c>V-12</c>.</summary>
[JsonConverter(typeof(TextConverter<VerificationId>))]
public readonly record struct VerificationId(string Value) : IText<VerificationId>
{
    /// <inheritdoc />
    public static VerificationId Of(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value;
}
