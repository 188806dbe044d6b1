using Protocol.Json;
using Protocol.Principals;

namespace Protocol.Gates;

/// <summary>
/// Judges approvals of this very subject [SB-GATE-021], after the exclusions that the journal gives: whoever held a
/// step that produced the subject cannot approve it.
/// </summary>
internal static class ApprovalCriterion
{
    public static Judgement Judge(Inquiry inquiry)
    {
        var criterion = inquiry.Criterion;
        var acts = inquiry.Inputs.Approvals
            .Where(one => one.Criterion is null || one.Criterion == criterion.Id).ToList();

        // The last word of each principal about this subject.
        var standing = acts.Where(one => inquiry.IsAbout(one.Subject))
            .GroupBy(one => one.By).Select(group => group.Last()).ToList();
        var counted = standing.ConvertAll(one => (Approval: one, Why: WhyNot(inquiry, one)));
        var valid = counted.FindAll(one => one.Why is null).ConvertAll(one => one.Approval);
        if (criterion.BlockOnReject && valid.Exists(one => !one.Approves))
            return Judgement.Fail("approval.rejected", "Somebody entitled rejected this subject.");

        var approving = valid.FindAll(one => one.Approves);
        var quorum = criterion.Quorum ?? 1;
        var count = Count(criterion, approving);
        if (count >= quorum)
            return Judgement.Pass(approving.Min(one => one.Trust));

        if (standing.Count == 0 && acts.Exists(one => one.Approves))
            return Judgement.Pending("approval.dismissed", "The subject changed after it was approved.");

        return new(
            CriterionStatus.Pending,
            [
                Judgement.Because(
                    "approval.missing", $"{count} of {quorum} approvals are there.",
                    ("have", count), ("quorum", quorum)),
                .. counted.Select(one => one.Why).OfType<Reason>(),
            ],
            []);
    }

    private static int Count(Criterion criterion, List<GivenApproval> approving)
    {
        if (Has(criterion.DistinctFrom, "parties") || Has(criterion.Distinct, "parties"))
            approving = [.. approving.DistinctBy(one => one.Party)];

        return Has(criterion.Distinct, "sponsors")
            ? approving.DistinctBy(one => one.Sponsor ?? one.By).Count()
            : approving.Count;
    }

    private static Reason? WhyNot(Inquiry inquiry, GivenApproval approval)
    {
        var criterion = inquiry.Criterion;
        if (criterion.PrincipalKinds is { } kinds && !kinds.Contains(approval.Kind))
        {
            return kinds is [PrincipalKind.Human]
                ? new("approval.channel_shared", "Whoever typed this proved no enrolled key: it is testimony.")
                : new("approval.not_entitled", "This kind of principal cannot give this approval.");
        }

        if (criterion.Roles is { Count: > 0 } roles && !roles.Intersect(approval.Roles).Any())
            return new("approval.not_entitled", $"This approval is for the role {string.Join(" or ", roles)}.");

        if (approval.Trust < CriterionJudge.NeedOf(criterion))
            return new("trust.below_minimum", "The channel of the approval is trusted less than this criterion needs.");

        if (inquiry.Inputs.Producers.Any(producer => IsExcluded(criterion, producer, approval)))
        {
            return new(
                "approval.not_independent",
                "Whoever held a step that produced the subject, or named it, cannot approve it.");
        }

        return JsonText.LengthOf(approval.Comment ?? "") < criterion.Note?.MinLength
            ? Judgement.Because(
                "approval.note_too_short", "The comment of the approval is shorter than this criterion asks.",
                ("min", criterion.Note.MinLength))
            : null;
    }

    private static bool IsExcluded(Criterion criterion, Producer producer, GivenApproval approval)
    {
        var excluded = criterion.DistinctFrom ?? ["claimants", "contributors"];
        var isSame = producer.Principal == approval.By;
        var isSponsor = producer.Sponsor is { } sponsor && (sponsor == approval.By || sponsor == approval.Sponsor);
        return (isSame && excluded.Count > 0)
            || (Has(excluded, "parties") && producer.Party == approval.Party)
            || (Has(excluded, "sponsors") && (isSponsor || producer.Principal == approval.Sponsor));
    }

    private static bool Has(IReadOnlyList<string>? words, string word) => words?.Contains(word) ?? false;
}
