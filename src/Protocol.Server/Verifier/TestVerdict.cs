using Protocol.Gates;
using static Protocol.Server.Verifier.ReasonData;

namespace Protocol.Server.Verifier;

/// <summary>Decides a command by its exit code and its report. An exit code alone is never enough where tests are expected.</summary>
internal static class TestVerdict
{
    private const int Named = 5;

    /// <summary>The finding; pure.</summary>
    public static CriterionRun Decide(Criterion criterion, int exitCode, TestReport? report)
    {
        var wanted = criterion.Expect?.ExitCode ?? 0;
        if (criterion.Report is null && criterion.Expect?.Tests is null)
            return Finding.Of(exitCode == wanted ? [] : [WrongExitCode(exitCode, wanted)]);
        if (report is null)
            return WithoutReport(exitCode, wanted);

        var counts = report.Count();
        Reason[] reasons =
        [
            .. FindIncomplete(report),
            .. FindBadCounts(report, counts, criterion.Expect?.Tests ?? new()),
            .. FindContradiction(exitCode, wanted, counts),
        ];
        return Finding.Of(reasons) with { Complete = report.Incomplete is null, Tests = counts, Report = report.File };
    }

    /// <summary>A wrong exit code tells of the work (it does not build); without one, nobody knows what ran.</summary>
    private static CriterionRun WithoutReport(int exitCode, int wanted) =>
        exitCode != wanted
            ? Finding.Of([WrongExitCode(exitCode, wanted), MissingReport()]) with { Complete = false }
            : Finding.Error([MissingReport()]) with { Complete = false };

    private static IEnumerable<Reason> FindIncomplete(TestReport report)
    {
        if (report.Incomplete is { } fault)
            yield return Because("report.incomplete", $"The report does not show a completed run. {fault}");
    }

    private static IEnumerable<Reason> FindBadCounts(TestReport report, TestCounts counts, TestExpectation expected)
    {
        var least = Math.Max(1, expected.MinExecuted);
        if (counts.Failed > expected.MaxFailed)
        {
            yield return Because(
                "tests.failed", $"{counts.Failed} of {counts.Executed} executed tests failed.",
                ("failed", counts.Failed), ("max", expected.MaxFailed),
                ("tests", First(report.Ids(TestOutcome.Failed), Named)));
        }

        if (counts.Executed < least)
        {
            yield return Because(
                "tests.too_few", $"{counts.Executed} tests were executed; at least {least} are required.",
                ("executed", counts.Executed), ("min", least));
        }

        if (counts.Skipped > expected.MaxSkipped)
        {
            yield return Because(
                "tests.skipped", $"{counts.Skipped} tests were skipped; at most {expected.MaxSkipped} may be.",
                ("skipped", counts.Skipped), ("max", expected.MaxSkipped),
                ("tests", First(report.Ids(TestOutcome.Skipped), Named)));
        }
    }

    private static IEnumerable<Reason> FindContradiction(int exitCode, int wanted, TestCounts counts)
    {
        if (exitCode == 0 && counts.Failed > 0)
        {
            yield return Because(
                "report.contradiction", "The command ended with 0, and its report lists failed tests.",
                ("exitCode", exitCode), ("failed", counts.Failed));
        }

        if (exitCode == wanted)
            yield break;
        if (wanted == 0 && counts.Failed == 0)
        {
            yield return Because(
                "report.contradiction", $"The command ended with {exitCode}, and its report lists no failed test.",
                ("exitCode", exitCode), ("failed", counts.Failed));
        }

        if (wanted != 0 || counts.Failed == 0)
            yield return WrongExitCode(exitCode, wanted);
    }

    private static Reason WrongExitCode(int exitCode, int wanted) => Because(
        "command.exit_code", $"The command ended with {exitCode}; {wanted} is required. outputTail has the end of its output.",
        ("exitCode", exitCode), ("expected", wanted));

    private static Reason MissingReport() => Because(
        "report.missing", "The run left no report where the criterion expects one.");
}
