using System.Text.Json;
using Protocol.Policies;

namespace Protocol.Gates;

/// <summary>
/// A signed statement as it was brought: whom of the policy it is signed by, what it is about and what it says.
/// <paramref name="NamesSigner"/>: a signature hints at a signer of the policy. <paramref name="Payload"/> is the same
/// text for the same bytes.
/// </summary>
internal sealed record Attestation(
    Evidence Evidence,
    IReadOnlyList<Signer> Signers,
    bool NamesSigner,
    string Payload,
    IReadOnlyList<Subject> Subjects,
    JsonElement Predicate)
{
    /// <summary>Reads one; null where the envelope holds no statement.</summary>
    public static Attestation? Read(Evidence evidence, IReadOnlyList<Signer> trusted)
    {
        if (evidence.Envelope is not { } envelope || Statement.Read(envelope, out _) is not { } statement)
            return null;

        var signers = trusted.Where(signer => envelope.Signatures.Any(
            signature => EnvelopeCheck.Fits(envelope, signature, signer))).ToList();
        var names = envelope.Signatures.Any(signature => trusted.Any(signer => signer.Id == signature.Keyid));
        var payload = Convert.ToBase64String(EnvelopeCheck.Decode(envelope.Payload)!);
        return new(evidence, signers, names, payload, statement.Subjects, statement.Predicate);
    }
}
