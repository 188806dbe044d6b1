using Protocol.Principals;

namespace Protocol.Operations;

/// <summary>
/// A signature of an enrolled key over one command [SB-WHO-004]: ECDSA P-256 with SHA-256 (IEEE P1363, base64url) over
/// the canonical form of <c>{"at","op","params","workspace"}</c>, where params is the request without its proof.
/// </summary>
/// <param name="Principal">Whose key signed.</param>
/// <param name="At">When; refused where it is more than five minutes from the hub's time.</param>
/// <param name="Signature">The signature.</param>
public sealed record Proof(PrincipalId Principal, DateTimeOffset At, string Signature);
