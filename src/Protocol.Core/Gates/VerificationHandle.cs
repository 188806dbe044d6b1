using System.Text.Json.Serialization;
using Protocol.Text;

namespace Protocol.Gates;

/// <summary>The opaque secret by which a verifier names the verification request that it took.</summary>
[JsonConverter(typeof(TextConverter<VerificationHandle>))]
public readonly record struct VerificationHandle(string Value) : IText<VerificationHandle>
{
    /// <inheritdoc />
    public static VerificationHandle Of(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value;
}
