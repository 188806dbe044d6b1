using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Protocol.Json;
using Protocol.Operations;
using Protocol.Principals;
using Protocol.Server.Stores;
using Protocol.Text;

namespace Protocol.Server.Hub;

/// <summary>Checks the signature of an enrolled key over one command [SB-WHO-004].</summary>
internal static class Proofs
{
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(5);

    /// <summary>
    /// What is signed: the canonical form of operation, request without its proof, workspace and instant.
    /// </summary>
    public static byte[] Signed(string operation, JsonObject parameters, string workspace, DateTimeOffset at)
    {
        parameters.Remove("proof");
        var said = new JsonObject
        {
            ["at"] = InstantConverter.Spell(at),
            ["op"] = operation,
            ["params"] = parameters,
            ["workspace"] = workspace,
        };
        using var document = System.Text.Json.JsonDocument.Parse(said.ToJsonString());
        return CanonicalJson.Write(document.RootElement);
    }

    /// <summary>The human who signed; null where the signature does not hold.</summary>
    public static Caller? Check(IReadView view, Ask ask, string workspace)
    {
        var proof = ask.Proof!;
        if (view.FindPrincipal(proof.Principal) is not { Kind: PrincipalKind.Human, PublicKey: { } key } human
            || (view.Now - proof.At).Duration() > Freshness)
        {
            return null;
        }

        var parameters = JsonNode.Parse(ask.Request.GetRawText())!.AsObject();
        return Verify(key, Signed(ask.Operation, parameters, workspace, proof.At), proof.Signature)
            ? new(human.Id, PrincipalKind.Human, Assurance.Signed, human.Roles, human.Id.Value)
            : null;
    }

    /// <summary>
    /// What makes a proof one and the same: principal and bytes that it signs; one command has many valid signatures
    /// [SB-WHO-082].
    /// </summary>
    public static string KeyOf(Ask ask, string workspace)
    {
        var parameters = JsonNode.Parse(ask.Request.GetRawText())!.AsObject();
        var signed = Signed(ask.Operation, parameters, workspace, ask.Proof!.At);
        return "proof:" + Base64Url.EncodeToString(SHA256.HashData(signed));
    }

    public static Refusal Refuse(Proof proof) => Refusals.Of(
        ErrorCode.Denied,
        $"The signature does not prove {proof.Principal}: unknown key, another command, or older than five minutes.",
        next: new NextAction("ask-person", "A person signs this command again."));

    private static bool Verify(string publicKey, byte[] said, string signature)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Base64Url.DecodeFromChars(publicKey), out _);
            return key.VerifyData(said, Base64Url.DecodeFromChars(signature), HashAlgorithmName.SHA256);
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return false;
        }
    }
}
