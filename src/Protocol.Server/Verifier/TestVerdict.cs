using Protocol.Gates;
using static Protocol.Server.Verifier.ReasonData;

namespace Protocol.Server.Verifier;

/// <summary>
/// Decides a command by its exit code and its report, by the table of runs in spec/evidence.md [SB-EVID-024]. An exit
/// code alone is never enough where tests are expected.
/// </summary>
internal static class TestVerdict
{
    private const int Named = 5;

    /// <summary>The finding; pure.</summary>
    public static CriterionRun Decide(Criterion criterion, int exitCode, TestReport? report)
    {
        var wanted = criterion.Expect?.ExitCode ?? 0;
        if (criterion.Report is null && criterion.Expect?.Tests is null)
            return Finding.Of([.. CheckExitCode(exitCode, wanted)]);
        if (report is null)
        {
            var bare = exitCode == wanted
                ? Finding.Error([MissingReport()]) : Finding.Of([WrongExitCode(exitCode, wanted)]);
            return bare with { Complete = false };
        }

        var counts = report.Count();
        var found = report.Incomplete is { } fault
            ? DecideIncomplete(exitCode, wanted, fault)
            : Finding.Of(
            [
                .. CheckAgreement(exitCode, counts),
                .. CheckExitCode(exitCode, wanted),
                .. CheckCounts(report, counts, criterion.Expect?.Tests ?? new()),
            ]);
        return found with { Complete = report.Incomplete is null, Tests = counts, Report = report.File };
    }

    /// <summary>Nobody knows what such a run did: with the expected exit code it is no verdict.</summary>
    private static CriterionRun DecideIncomplete(int exitCode, int wanted, string fault)
    {
        var reason = Because("report.incomplete", $"The report does not show a completed run. {fault}");
        return exitCode == wanted ? Finding.Error([reason]) : Finding.Of([WrongExitCode(exitCode, wanted), reason]);
    }

    private static IEnumerable<Reason> CheckExitCode(int exitCode, int wanted) =>
        exitCode == wanted ? [] : [WrongExitCode(exitCode, wanted)];

    private static IEnumerable<Reason> CheckAgreement(int exitCode, TestCounts counts)
    {
        if ((exitCode == 0) == (counts.Failed == 0))
            yield break;
        var told = counts.Failed == 0 ? "no failed test" : "failed tests";
        yield return Because(
            "report.contradiction", $"The command ended with {exitCode}, and its report lists {told}.",
            ("exitCode", exitCode), ("failed", counts.Failed));
    }

    private static IEnumerable<Reason> CheckCounts(TestReport report, TestCounts counts, TestExpectation expected)
    {
        if (counts.Failed > expected.MaxFailed)
        {
            yield return Because(
                "tests.failed", $"{counts.Failed} of {counts.Executed} executed tests failed.",
                ("failed", counts.Failed), ("max", expected.MaxFailed),
                ("tests", First(report.Ids(TestOutcome.Failed), Named)));
        }

        if (counts.Skipped > expected.MaxSkipped)
        {
            yield return Because(
                "tests.skipped", $"{counts.Skipped} tests were skipped; at most {expected.MaxSkipped} may be.",
                ("skipped", counts.Skipped), ("max", expected.MaxSkipped),
                ("tests", First(report.Ids(TestOutcome.Skipped), Named)));
        }

        var least = Math.Max(1, expected.MinExecuted);
        if (counts.Executed < least)
        {
            yield return Because(
                "tests.too_few", $"{counts.Executed} tests were executed; at least {least} are required.",
                ("executed", counts.Executed), ("min", least));
        }
    }

    private static Reason WrongExitCode(int exitCode, int wanted) => Because(
        "command.exit_code",
        $"The command ended with {exitCode}; {wanted} is required. outputTail has the end of its output.",
        ("exitCode", exitCode), ("expected", wanted));

    private static Reason MissingReport() => Because(
        "report.missing", "The run left no report where the criterion expects one.");
}
