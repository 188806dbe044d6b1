using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Protocol.Gates;

namespace Protocol.Json;

/// <summary>
/// The canonical form of JSON (RFC 8785), over which digests are taken: equal values have equal bytes. Numbers are
/// those of ECMAScript, so integers beyond 2^53 lose digits, as the RFC says.
/// </summary>
public static class CanonicalJson
{
    /// <summary>The canonical bytes of a value, in UTF-8.</summary>
    /// <exception cref="FormatException">The value has none: a lone surrogate, a number that is not finite as a double,
    /// a member that occurs twice, or more than 256 levels.</exception>
    public static byte[] Write(JsonElement value) => Encoding.UTF8.GetBytes(new CanonicalWriter(Spell).Write(value));

    /// <summary>The digest of the canonical bytes of a value.</summary>
    /// <exception cref="FormatException">As <see cref="Write"/>.</exception>
    public static Digest DigestOf(JsonElement value) => DigestOf(Write(value));

    /// <summary>The digest of bytes as they are.</summary>
    public static Digest DigestOf(ReadOnlySpan<byte> bytes) =>
        new("sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes)));

    private static string Spell(JsonElement number) =>
        number.TryGetDouble(out var value)
            ? EcmaNumber.Spell(value)
            : throw new FormatException("A number is too large for a double.");
}
