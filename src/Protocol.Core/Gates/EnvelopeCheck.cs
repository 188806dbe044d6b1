using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Protocol.Policies;

namespace Protocol.Gates;

/// <summary>Checks signatures of DSSE envelopes: ECDSA P-256 with SHA-256, in ASN.1 DER [SB-EVID-031].</summary>
internal static class EnvelopeCheck
{
    private const string P256 = "1.2.840.10045.3.1.7";

    /// <summary>
    /// Whether a signature was made with the key of a signer; one that names another signer is not tried.
    /// </summary>
    public static bool Fits(Envelope envelope, EnvelopeSignature signature, Signer signer)
    {
        if (signature.Keyid is { Length: > 0 } keyid && keyid != signer.Id)
            return false;

        if (Decode(envelope.Payload) is not { } payload || Decode(signature.Sig) is not { } given)
            return false;

        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Base64Url.DecodeFromChars(signer.Key), out _);
            return key.ExportParameters(false).Curve.Oid.Value == P256
                && key.VerifyData(
                    Encode(envelope.PayloadType, payload), given, HashAlgorithmName.SHA256,
                    DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return false;
        }
    }

    /// <summary>The bytes that are signed: DSSE's pre-authentication encoding.</summary>
    public static byte[] Encode(string payloadType, byte[] payload)
    {
        var type = Encoding.UTF8.GetBytes(payloadType);
        return
        [
            .. Encoding.UTF8.GetBytes($"DSSEv1 {type.Length} "), .. type,
            .. Encoding.UTF8.GetBytes($" {payload.Length} "), .. payload,
        ];
    }

    /// <summary>Base64 in the standard or the URL-safe alphabet, padded or not; null where it is none.</summary>
    public static byte[]? Decode(string text)
    {
        try
        {
            return Base64Url.DecodeFromChars(text.Replace('+', '-').Replace('/', '_').TrimEnd('='));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
