namespace Protocol.Gates;

/// <summary>
/// Judges signed in-toto statements that anybody may bring: what counts is whose key of the policy signed them, never
/// who sent them [SB-EVID-030].
/// </summary>
internal static class AttestationCriterion
{
    private const string Role = "role:";

    public static Judgement Judge(Inquiry inquiry)
    {
        var brought = inquiry.Inputs.Evidence
            .Where(one => one.Envelope is not null && one.PredicateType == inquiry.Criterion.PredicateType)
            .Select(one => Attestation.Read(one, inquiry.Inputs.Signers)).OfType<Attestation>().ToList();
        if (brought.Count == 0)
        {
            return Judgement.Pending(
                "evidence.missing", $"There is no attestation of type {inquiry.Criterion.PredicateType}.");
        }

        var signed = brought.FindAll(one => one.Signers.Count > 0);
        if (signed.Count == 0)
        {
            return brought.Exists(one => one.NamesSigner)
                ? Judgement.Pending(
                    "attestation.signature", "No signature fits the payload and the key that it names.")
                : Judgement.Pending("attestation.unknown_signer", "The policy knows nobody who signed this.");
        }

        var entitled = signed.FindAll(one => one.Signers.Any(signer => Names(inquiry.Criterion, signer)))
            .DistinctBy(one => one.Payload).ToList();
        if (entitled.Count == 0)
            return Judgement.Pending("attestation.not_entitled", "Whoever signed this is none of the signers wanted.");

        var about = entitled.FindAll(one => one.Subjects.Any(inquiry.IsAbout));
        if (about.Count == 0)
            return Judgement.Pending("evidence.subject_mismatch", "The attestations are about another subject.");

        return Decide(inquiry, about);
    }

    private static Judgement Decide(Inquiry inquiry, List<Attestation> about)
    {
        var trusted = about.FindAll(one => TrustOf(inquiry, one) >= inquiry.Criterion.Need);
        if (trusted.Count == 0)
        {
            return Judgement.Pending(
                "trust.below_minimum",
                "The policy trusts whoever signed this less than this criterion needs.",
                about.Max(one => TrustOf(inquiry, one))) with
                { Evidence = [.. about.Select(one => one.Evidence.Id)] };
        }

        // Whoever brings statements chooses their order, so none of those that are young enough outdoes another.
        var young = trusted.FindAll(one => Age.Of(inquiry, one.Evidence.At).WhyNot is null);
        var counting = young.Count > 0 ? young : [trusted[^1]];
        var judged = counting.ConvertAll(one => EvidenceCriterion.Decide(inquiry, one.Evidence.At, one.Predicate) with
        {
            Have = TrustOf(inquiry, one),
            Evidence = [one.Evidence.Id],
        });
        var until = judged.Min(one => one.ValidUntil);
        return judged.Select(one => one.Status).Distinct().Count() > 1
            ? new(
                CriterionStatus.Pending,
                [new("flake.contradiction", "Signed statements about this very subject contradict each other.")],
                [.. counting.Select(one => one.Evidence.Id)],
                judged.Max(one => one.Have),
                until)
            : judged[^1] with { ValidUntil = until };
    }

    /// <summary>The highest trust of a signer that the criterion names.</summary>
    private static Trust TrustOf(Inquiry inquiry, Attestation one) =>
        one.Signers.Where(signer => Names(inquiry.Criterion, signer)).Max(signer => signer.Trust);

    private static bool Names(Criterion criterion, Policies.Signer signer) =>
        criterion.Signers is not { Count: > 0 } wanted
        || wanted.Any(name => name.StartsWith(Role, StringComparison.Ordinal)
            ? signer.Roles.Contains(name[Role.Length..])
            : name == signer.Id);
}
