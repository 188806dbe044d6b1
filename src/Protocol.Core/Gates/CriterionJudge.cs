using Protocol.Principals;
using Protocol.Workflows;

namespace Protocol.Gates;

/// <summary>Judges one criterion: first whether it applies, then by the table of its kind [SB-GATE-005].</summary>
internal static class CriterionJudge
{
    public static Judgement Judge(PinnedCriterion criterion, EvaluationInputs inputs, DateTimeOffset asOf)
    {
        if (criterion.Criterion.When is { } when && Facts.Weigh(when, inputs.Facts) is false)
        {
            var facts = string.Join(", ", Facts.In(when));
            var why = Judgement.Because(
                "when.false", $"It does not apply: the condition over {facts} is false.", ("fact", facts));
            return new(CriterionStatus.NotApplicable, [why], []);
        }

        if (criterion.Unsupported is { Count: > 0 } members)
            return Unsupported(members);

        return criterion.Alternatives.Count > 0
            ? Kleene.Any([.. criterion.Alternatives.Select(option => Judge(option, inputs, asOf))])
            : ByKind(new(criterion.Criterion, criterion.Digest, inputs, asOf));
    }

    /// <summary>The least trust that counts; null where the kind asks for none.</summary>
    public static Trust? NeedOf(Criterion criterion) => criterion.Kind switch
    {
        "command" or "diff" or "artifact" or "ratchet" or "evidence" or "attestation" => criterion.Need,
        "approval" => criterion.MinTrust
            ?? (criterion.PrincipalKinds is [PrincipalKind.Human] ? Trust.Verified : Trust.Claimed),
        _ => null,
    };

    private static Judgement ByKind(Inquiry inquiry) => inquiry.Criterion.Kind switch
    {
        "command" or "diff" or "artifact" or "ratchet" => VerifierCriterion.Judge(inquiry),
        "evidence" => EvidenceCriterion.Judge(inquiry),
        "attestation" => AttestationCriterion.Judge(inquiry),
        "approval" => ApprovalCriterion.Judge(inquiry),
        "history" => HistoryCriterion.Judge(inquiry),
        "limit" => LimitCriterion.Judge(inquiry),
        _ => Judgement.Pending(
            "criterion.unknown_kind", $"This hub does not know the kind '{inquiry.Criterion.Kind}'."),
    };

    private static Judgement Unsupported(IReadOnlyList<string> members) => new(
        CriterionStatus.Pending,
        [.. members.Select(member => Judgement.Because(
            "criterion.unsupported", $"This version does not decide '{member}'.", ("member", member)))],
        []);
}
