using System.Text.Json;
using Protocol.Gates;
using Protocol.Principals;

namespace Protocol.Operations;

/// <summary><c>principal/enroll</c>: makes a key known. The first human seals the workspace [SB-WHO-005].</summary>
public static class EnrollPrincipal
{
    /// <summary>Who, and by what it is known.</summary>
    /// <param name="Kind"><c>human</c> or <c>service</c>.</param>
    /// <param name="Name">Its name, unique within the kind.</param>
    /// <param name="Roles">Its roles.</param>
    /// <param name="PublicKey">Of a human: SubjectPublicKeyInfo of an ECDSA P-256 key, base64url.</param>
    /// <param name="SecretDigest">Of a service: the SHA-256 of its 256-bit secret.</param>
    /// <param name="IdempotencyKey">Makes a repetition harmless.</param>
    /// <param name="Proof">Of an enrolled human, once the workspace is sealed.</param>
    /// <param name="Ext">Extension data.</param>
    public sealed record Request(
        PrincipalKind Kind,
        string Name,
        IReadOnlyList<string> Roles,
        string? PublicKey = null,
        Digest? SecretDigest = null,
        string? IdempotencyKey = null,
        Proof? Proof = null,
        JsonElement? Ext = null);

    /// <summary>Outcome <c>enrolled</c>.</summary>
    public sealed record Result(string Outcome, PrincipalId Principal, bool Sealed);
}
