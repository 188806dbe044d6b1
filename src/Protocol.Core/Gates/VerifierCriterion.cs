namespace Protocol.Gates;

/// <summary>
/// Judges what a verifier decides, from the evidence that the hub minted: bound to this criterion by digest and to this
/// subject [SB-EVID-007]. The counts of a report are compared again, whatever the verifier said.
/// </summary>
internal static class VerifierCriterion
{
    public static Judgement Judge(Inquiry inquiry)
    {
        if (inquiry.About.Dirty)
        {
            return Judgement.Pending(
                "subject.uncommitted", "There are uncommitted changes; only a commit can be verified. Commit them.");
        }

        if (inquiry.Subject is not { } subject)
            return Judgement.Pending("subject.missing", "No subject is named yet. Name the head commit.");

        var digest = inquiry.Told.Workflow.CriterionDigests[KeyOf(inquiry)];
        var runs = inquiry.Item.Evidence.Where(one => one.CriterionDigest == digest && one.Run is not null).ToList();
        var about = runs.FindAll(run => subject.Covers(run.Subject));
        if (about.Count == 0)
            return Missing(inquiry, subject, digest, isStale: runs.Count > 0);

        var trusted = about.FindAll(run => run.Trust >= inquiry.Criterion.Need);
        return trusted.Count == 0
            ? BelowMinimum(about)
            : Decide(inquiry.Criterion, trusted);
    }

    private static string KeyOf(Inquiry inquiry) =>
        Workflows.PinnedWorkflow.KeyOf(inquiry.Gate, inquiry.Criterion.Id);

    private static Judgement Decide(Criterion criterion, List<Evidence> runs)
    {
        var judged = runs.ConvertAll(run => (Run: run, Reasons: Check(criterion, run.Run!)));
        var have = runs.Max(run => run.Trust);
        EvidenceId[] ids = [.. runs.Select(run => run.Id)];
        var passes = judged.FindAll(one => one.Reasons.Count == 0);
        if (passes.Count == judged.Count)
            return Judgement.Pass(have, ids);

        if (passes.Count > 0)
        {
            var flake = new Reason(
                "flake.contradiction", "Runs on this very subject contradict each other; none of them counts.");
            return new(CriterionStatus.Pending, [flake], ids, have);
        }

        // A pass of which the report does not tell is neither a pass nor a fail.
        var reasons = judged[^1].Reasons;
        var status = reasons[0].Code is "report.missing" or "report.incomplete"
            ? CriterionStatus.Pending
            : CriterionStatus.Fail;
        return new(status, reasons, ids, have);
    }

    private static IReadOnlyList<Reason> Check(Criterion criterion, CriterionRun run)
    {
        if (run.Status != "pass")
            return run.Reasons.Count > 0 ? run.Reasons : [new("report.contradiction", "The run did not pass.")];

        if (criterion.Kind != "command")
            return [];

        if (run.ExitCode != (criterion.Expect?.ExitCode ?? 0))
            return [new("report.contradiction", "The verifier said pass, but the exit code is not the expected one.")];

        var expected = criterion.Expect?.Tests ?? (criterion.Report is null ? null : new TestExpectation());
        return expected is null ? [] : Count(expected, run);
    }

    private static IReadOnlyList<Reason> Count(TestExpectation expected, CriterionRun run) => run switch
    {
        { Tests: null } => [new("report.missing", "The run left no structured report.")],
        { Complete: not true } => [new("report.incomplete", "The report carries no mark of a completed run.")],
        { Tests: var found } when found.Executed != found.Passed + found.Failed
            || found.Passed < 0 || found.Failed < 0 || found.Skipped < 0 =>
            [new("report.contradiction", "What was executed is not what passed and what failed.")],
        { Tests: var found } when found.Executed < expected.MinExecuted || found.Executed < 1 =>
            [new("tests.too_few", $"{found.Executed} tests were executed, at least {expected.MinExecuted} must be.")],
        { Tests: var found } when found.Failed > expected.MaxFailed =>
            [new("tests.failed", $"{found.Failed} tests failed.")],
        { Tests: var found } when found.Skipped > expected.MaxSkipped =>
            [new("tests.skipped", $"{found.Skipped} tests were skipped, at most {expected.MaxSkipped} may be.")],
        _ => [],
    };

    private static Judgement Missing(Inquiry inquiry, Subject subject, Digest digest, bool isStale)
    {
        var asked = inquiry.Item.Requests.FirstOrDefault(
            request => request.CriterionDigest == digest && subject.Covers(request.Subject));
        if (asked is not null)
        {
            var state = asked.Verifier is null ? "waits for a verifier" : "is running";
            return Judgement.Pending("evidence.missing", $"Verification {asked.Id} {state}.");
        }

        var trouble = inquiry.Item.Troubles.LastOrDefault(
            one => one.CriterionDigest == digest && subject.Covers(one.Subject));
        if (trouble is not null)
        {
            return new(
                CriterionStatus.Pending,
                trouble.Reasons.Count > 0 ? trouble.Reasons : [new("verifier.error", "The verifier had trouble.")],
                []);
        }

        return isStale
            ? Judgement.Pending("evidence.subject_mismatch", "What was verified is another subject than this one.")
            : Judgement.Pending("evidence.missing", "Nobody has verified this subject yet.");
    }

    private static Judgement BelowMinimum(List<Evidence> about) => new(
        CriterionStatus.Pending,
        [new("trust.below_minimum", "There is evidence, but of less trust than this criterion needs.")],
        [.. about.Select(run => run.Id)],
        about.Max(run => run.Trust));
}
