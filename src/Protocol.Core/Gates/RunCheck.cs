namespace Protocol.Gates;

/// <summary>
/// What the hub itself makes of a run: exit code, counts and measures are compared again, whatever the verifier said
/// [SB-EVID-029].
/// </summary>
internal sealed record RunCheck(CriterionStatus Status, IReadOnlyList<Reason> Reasons)
{
    private static readonly RunCheck Pass = new(CriterionStatus.Pass, []);

    public static RunCheck Of(Criterion criterion, CriterionRun run)
    {
        if (run.Status != "pass")
        {
            return run.Reasons.Count > 0
                ? new(CriterionStatus.Fail, run.Reasons)
                : Fail(new Reason("report.contradiction", "The run did not pass, and does not say why."));
        }

        return criterion.Kind switch
        {
            "command" => Command(criterion, run),
            "ratchet" => Ratchet(criterion, run.Ratchet),
            _ => Pass,
        };
    }

    private static RunCheck Command(Criterion criterion, CriterionRun run)
    {
        if (run.ExitCode != (criterion.Expect?.ExitCode ?? 0))
            return Contradiction("The verifier said pass, but the exit code is not the expected one.");

        var expected = criterion.Expect?.Tests ?? (criterion.Report is null ? null : new TestExpectation());
        return expected is null ? Pass : Tests(expected, run);
    }

    private static RunCheck Tests(TestExpectation expected, CriterionRun run)
    {
        if (run.Tests is not { } found)
            return Open(new("report.missing", "The run left no structured report."));

        if (run.Complete is not true)
            return Open(new("report.incomplete", "The report carries no mark of a completed run."));

        if (found.Executed != found.Passed + found.Failed || found.Passed < 0 || found.Failed < 0 || found.Skipped < 0)
            return Contradiction("What was executed is not what passed and what failed.");

        List<Reason> reasons = [];
        var least = Math.Max(1, expected.MinExecuted);
        if (found.Executed < least)
        {
            reasons.Add(Judgement.Because(
                "tests.too_few", $"{found.Executed} tests were executed, at least {least} must be.",
                ("executed", found.Executed), ("min", least)));
        }

        if (found.Failed > expected.MaxFailed)
        {
            reasons.Add(Judgement.Because(
                "tests.failed", $"{found.Failed} tests failed, at most {expected.MaxFailed} may.",
                ("failed", found.Failed), ("max", expected.MaxFailed)));
        }

        if (found.Skipped > expected.MaxSkipped)
        {
            reasons.Add(Judgement.Because(
                "tests.skipped", $"{found.Skipped} tests were skipped, at most {expected.MaxSkipped} may be.",
                ("max", expected.MaxSkipped), ("skipped", found.Skipped)));
        }

        return reasons.Count == 0 ? Pass : Fail([.. reasons]);
    }

    private static RunCheck Ratchet(Criterion criterion, RatchetMeasure? found) => criterion.Rule switch
    {
        "superset" when found?.Lost is { } lost => lost == 0
            ? Pass
            : Fail(Judgement.Because("ratchet.lost", $"{lost} members of the base are lost.", ("lost", lost))),
        "min" when found?.Head is { } head => head >= criterion.Value
            ? Pass
            : criterion.Value is { } least
                ? Fail(Judgement.Because(
                    "ratchet.min", $"{criterion.Metric} is {head}, at least {least} is wanted.",
                    ("head", head), ("min", least)))
                : Unknown(criterion),
        "no-increase" when found is { Head: { } head, Base: { } before } => head <= before
            ? Pass
            : Fail(Judgement.Because(
                "ratchet.increased", $"{criterion.Metric} was {before} and is {head}.",
                ("base", before), ("head", head))),
        "superset" or "min" or "no-increase" => Open(new("report.missing", "The run does not say what was measured.")),
        _ => Unknown(criterion),
    };

    private static RunCheck Unknown(Criterion criterion) =>
        Open(new("criterion.unknown_kind", $"This hub does not know the rule '{criterion.Rule}'."));

    private static RunCheck Contradiction(string message) => Fail(new Reason("report.contradiction", message));

    private static RunCheck Fail(params Reason[] reasons) => new(CriterionStatus.Fail, reasons);

    private static RunCheck Open(Reason reason) => new(CriterionStatus.Pending, [reason]);
}
