using System.Buffers.Text;
using System.Security.Cryptography;

namespace Protocol.Server.Sessions;

/// <summary>
/// A self-made credential: whoever has the secret is the agent that it names. <paramref name="source"/> says where it
/// came from: a slot, <c>cli</c>, or the variable <c>SIGNALBOX_SESSION</c>.
/// </summary>
internal sealed class Session(string secret, string source, FileStream? held) : IDisposable
{
    /// <summary>The variable by which a harness names the session of its agent.</summary>
    public const string Variable = "SIGNALBOX_SESSION";

    private const int SecretBytes = 32;

    /// <summary>The secret.</summary>
    public string Secret { get; } = secret;

    /// <summary>Where the secret came from.</summary>
    public string Source { get; } = source;

    /// <summary>Makes a secret of 256 bits.</summary>
    public static string MintSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>Lets the slot go.</summary>
    public void Dispose() => held?.Dispose();
}
