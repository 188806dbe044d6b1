namespace Protocol.Gates;

/// <summary>A signature in base64; <paramref name="Keyid"/> hints at the key, and proves nothing.</summary>
public sealed record EnvelopeSignature(string Sig, string? Keyid = null);
