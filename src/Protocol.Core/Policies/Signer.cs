using Protocol.Gates;

namespace Protocol.Policies;

/// <summary>Somebody outside the hub whose signature under an attestation counts [SB-EVID-030].</summary>
/// <param name="Id">A name, unique in the policy.</param>
/// <param name="Key">SubjectPublicKeyInfo of an ECDSA P-256 key, base64url.</param>
/// <param name="Roles">What it signs as.</param>
/// <param name="Trust">The trust of what it signs.</param>
public sealed record Signer(string Id, string Key, IReadOnlyList<string> Roles, Trust Trust);
