using Protocol.Gates;
using Protocol.Principals;

namespace Protocol.Server.Stores;

/// <summary>
/// A principal whose key is known: a human by public key (base64url SPKI), a service by the digest of its secret.
/// </summary>
internal sealed record EnrolledPrincipal(
    PrincipalId Id, PrincipalKind Kind, IReadOnlyList<string> Roles, string? PublicKey, Digest? SecretDigest);
