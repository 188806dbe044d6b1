using Protocol.Principals;
using Protocol.WorkItems;

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
        var standing = Standing(inquiry).ToList();
        if (standing.Count == 0)
        {
            var dismissed = About(inquiry).Any(approval => approval.Approves);
            return dismissed
                ? Judgement.Pending("approval.dismissed", "The subject changed after it was approved.")
                : Judgement.Pending("approval.missing", "Nobody entitled has approved this subject.");
        }

        var counted = standing.ConvertAll(approval => (Approval: approval, Why: Excluded(inquiry, approval)));
        var valid = counted.FindAll(one => one.Why is null).ConvertAll(one => one.Approval);
        if (valid.Exists(approval => !approval.Approves))
            return Judgement.Fail("approval.rejected", "Somebody entitled rejected this subject.");

        var distinct = (criterion.DistinctFrom?.Contains("parties") ?? false)
            ? valid.DistinctBy(approval => approval.Party).Count()
            : valid.Count;
        var quorum = criterion.Quorum ?? 1;
        if (distinct >= quorum)
            return Judgement.Pass(valid.Min(approval => approval.Trust));

        var reasons = counted.Where(one => one.Why is not null).Select(one => one.Why!)
            .Append(new("approval.missing", $"{distinct} of {quorum} approvals are there.")).Distinct().ToList();
        return new(CriterionStatus.Pending, reasons, []);
    }

    /// <summary>The last word of each principal about this subject.</summary>
    private static IEnumerable<Approval> Standing(Inquiry inquiry) =>
        About(inquiry)
            .Where(approval => inquiry.Subject?.Covers(approval.Subject) ?? false)
            .GroupBy(approval => approval.By)
            .Select(group => group.Last());

    /// <summary>What names this criterion, or none, about any subject.</summary>
    private static IEnumerable<Approval> About(Inquiry inquiry)
    {
        var all = inquiry.About.Provisional is { } provisional
            ? inquiry.Item.Approvals.Append(provisional)
            : inquiry.Item.Approvals;
        return all.Where(approval => approval.Criterion is null || approval.Criterion == inquiry.Criterion.Id);
    }

    private static Reason? Excluded(Inquiry inquiry, Approval approval)
    {
        var criterion = inquiry.Criterion;
        var kinds = criterion.PrincipalKinds;
        var isHumanOnly = kinds is [PrincipalKind.Human];
        if (kinds is not null && !kinds.Contains(approval.Kind))
        {
            return isHumanOnly
                ? new("approval.channel_shared", "Whoever typed this proved no enrolled key: it is testimony.")
                : new("approval.not_entitled", "This kind of principal cannot give this approval.");
        }

        if (criterion.Roles is { Count: > 0 } roles && !roles.Intersect(approval.Roles).Any())
            return new("approval.not_entitled", $"This approval is for the role {string.Join(" or ", roles)}.");

        if (approval.Trust < (criterion.MinTrust ?? (isHumanOnly ? Trust.Verified : Trust.Claimed)))
            return new("trust.below_minimum", "The channel of the approval is trusted less than this criterion needs.");

        return IsProducer(inquiry, approval)
            ? new(
                "approval.not_independent",
                "Whoever held a step that produced the subject, or named it, cannot approve it.")
            : null;
    }

    /// <summary>
    /// Whether the approver would name, in the same breath, another subject than the one that is there.
    /// </summary>
    private static bool IsBrought(Inquiry inquiry, Approval approval) =>
        ReferenceEquals(approval, inquiry.About.Provisional)
        && !(inquiry.Item.Subject?.Covers(inquiry.Subject) ?? false);

    private static bool IsProducer(Inquiry inquiry, Approval approval)
    {
        var excluded = inquiry.Criterion.DistinctFrom ?? ["claimants", "contributors"];
        if (excluded.Count > 0 && IsBrought(inquiry, approval))
            return true;

        var producers = Producers.Of(inquiry.Item, inquiry.Told.Workflow.Document);
        return (excluded.Intersect(["claimants", "contributors"]).Any()
                && producers.Any(holder => holder.Principal == approval.By))
            || (excluded.Contains("parties") && producers.Any(holder => holder.Party == approval.Party));
    }
}
