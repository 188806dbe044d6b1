namespace Protocol.Gates;

/// <summary>
/// Judges what a verifier decides, from the evidence that the hub minted: bound to this criterion by digest and to this
/// subject [SB-EVID-007].
/// </summary>
internal static class VerifierCriterion
{
    public static Judgement Judge(Inquiry inquiry)
    {
        if (inquiry.Inputs.Dirty)
        {
            return Judgement.Pending(
                "subject.uncommitted", "There are uncommitted changes; only a commit can be verified. Commit them.");
        }

        if (inquiry.Subject is null)
            return Judgement.Pending("subject.missing", "No subject is named yet. Name the head commit.");

        var runs = inquiry.Inputs.Evidence
            .Where(one => one.CriterionDigest == inquiry.Digest && one.Run is not null).ToList();
        var about = runs.FindAll(run => inquiry.IsAbout(run.Subject));
        var isAsked = inquiry.Inputs.Requests.Any(
            one => one.CriterionDigest == inquiry.Digest && inquiry.IsAbout(one.Subject));
        var trusted = about.FindAll(run => run.Trust >= inquiry.Criterion.Need);
        var judgement = trusted.Count > 0 ? Decide(inquiry, trusted)
            : about.Count > 0 ? BelowMinimum(about)
            : Missing(inquiry, isAsked, isElsewhere: runs.Count > 0);
        return judgement with { IsAsked = isAsked };
    }

    private static Judgement Decide(Inquiry inquiry, List<Evidence> runs)
    {
        var judged = runs.ConvertAll(run => RunCheck.Of(inquiry.Criterion, run.Run!));
        var have = runs.Max(run => run.Trust);
        EvidenceId[] ids = [.. runs.Select(run => run.Id)];
        var passes = judged.Count(one => one.Status is CriterionStatus.Pass);
        if (passes > 0 && passes < judged.Count)
        {
            var flake = new Reason(
                "flake.contradiction", "Runs on this very subject contradict each other; none of them counts.");
            return new(CriterionStatus.Pending, [flake], ids, have);
        }

        var age = Age.Of(inquiry, runs[^1].At);
        return age.WhyNot is { } stale
            ? stale with { Evidence = ids, Have = have }
            : new(judged[^1].Status, judged[^1].Reasons, ids, have, age.Until);
    }

    private static Judgement Missing(Inquiry inquiry, bool isAsked, bool isElsewhere)
    {
        if (isAsked)
            return Judgement.Pending("evidence.missing", "A verification is asked for and not reported yet.");

        var trouble = inquiry.Inputs.Troubles.LastOrDefault(
            one => one.CriterionDigest == inquiry.Digest && inquiry.IsAbout(one.Subject));
        if (trouble is not null)
        {
            return new(
                CriterionStatus.Pending,
                trouble.Reasons.Count > 0 ? trouble.Reasons : [new("verifier.error", "The verifier had trouble.")],
                []);
        }

        return isElsewhere
            ? Judgement.Pending("evidence.subject_mismatch", "What was verified is another subject than this one.")
            : Judgement.Pending("evidence.missing", "Nobody has verified this subject yet.");
    }

    private static Judgement BelowMinimum(List<Evidence> about) => new(
        CriterionStatus.Pending,
        [new("trust.below_minimum", "There is evidence, but of less trust than this criterion needs.")],
        [.. about.Select(run => run.Id)],
        about.Max(run => run.Trust));
}
