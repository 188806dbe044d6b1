using System.Text.Json.Serialization;
using Protocol.Text;

namespace Protocol.Principals;

/// <summary>
/// Names a principal: its kind, a colon, and a name (<c>agent:k3f9</c>, <c>human:ada</c>, <c>service:verifier</c>).
/// </summary>
[JsonConverter(typeof(TextConverter<PrincipalId>))]
public readonly record struct PrincipalId(string Value) : IText<PrincipalId>
{
    /// <inheritdoc />
    public static PrincipalId Of(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value;
}
