using System.Buffers.Text;
using System.Security.Cryptography;
using Protocol.Operations;
using Protocol.Principals;

namespace Protocol.Server.Sessions;

/// <summary>The opened key of a person. It signs one command at a time, and is forgotten with the process.</summary>
internal sealed class HumanKey(string name, ECDsa key) : IDisposable
{
    /// <summary>Whose key it is.</summary>
    public PrincipalId Principal { get; } = new($"human:{name}");

    /// <summary>Signs the canonical form of a command.</summary>
    public Proof Sign(DateTimeOffset at, ReadOnlySpan<byte> canonical)
    {
        var signature = key.SignData(
            canonical, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return new Proof(Principal, at, Base64Url.EncodeToString(signature));
    }

    /// <inheritdoc />
    public void Dispose() => key.Dispose();
}
