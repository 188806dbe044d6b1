namespace Protocol.Gates;

/// <summary>A DSSE envelope: a payload in base64 with its type, and signatures over both.</summary>
public sealed record Envelope(string PayloadType, string Payload, IReadOnlyList<EnvelopeSignature> Signatures)
{
    /// <summary>The only type of payload that is read: an in-toto Statement.</summary>
    public const string InTotoType = "application/vnd.in-toto+json";
}
