using Protocol.Json;

namespace Protocol.Gates;

/// <summary>Digests of values of the standard, over their canonical form.</summary>
internal static class Digests
{
    public static Digest Of<T>(T value) => CanonicalJson.DigestOf(ProtocolJson.ToElement(value));
}
