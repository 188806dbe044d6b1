using System.Text.Json.Serialization;
using Protocol.Text;

namespace Protocol.Gates;

/// <summary>A SHA-256 digest, spelled <c>sha256:</c> and 64 hexadecimal digits.</summary>
[JsonConverter(typeof(TextConverter<Digest>))]
public readonly record struct Digest(string Value) : IText<Digest>
{
    /// <inheritdoc />
    public static Digest Of(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value;
}
