using Protocol.Gates;
using Protocol.Server.Verifier;
using static Protocol.Server.Tests.Verifier.VerifierBench;

namespace Protocol.Server.Tests.Verifier;

/// <summary>A command that should run tests is decided by its report, never by its exit code alone.</summary>
public sealed class ReportTests : IDisposable
{
    private const string Passed = "<UnitTestResult testName='A.passes' outcome='Passed'/>";
    private const string Failed = "<UnitTestResult testName='A.fails' outcome='Failed'/>";
    private const string Skipped = "<UnitTestResult testName='A.waits' outcome='NotExecuted'/>";
    private const string Suite = "<testsuite tests='2' failures='0' errors='0' skipped='0'>";

    private static readonly ReportSource Trx = new("out/*.trx", "trx");
    private static readonly ReportSource JUnit = new("**/junit.xml", "junit");

    private readonly VerifierBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task A_run_whose_tests_all_passed_passes()
    {
        var found = await WithTrxAsync(Run(2, 2, 0, Passed + Passed.Replace("passes", "holds")));

        Expect(found, "pass");
        Assert.Equal(2, found.Run.Tests!.Executed);
        Assert.True(found.Run.Complete);
        Assert.Equal("trx", found.Run.Report!.Format);
        Assert.NotNull(found.Run.Tests.IdsDigest);
    }

    [Fact]
    public async Task A_failed_test_fails_and_is_named()
    {
        var found = await WithTrxAsync(Run(2, 1, 1, Passed + Failed, "Failed"), exitCode: 1);

        Expect(found, "fail", "command.exit_code", "tests.failed");
        Assert.Equal("A.fails", found.Run.Reasons[1].Data!.Value.GetProperty("tests")[0].GetString());
    }

    [Fact]
    public async Task A_skipped_test_fails_and_is_named()
    {
        var found = await WithTrxAsync(Run(2, 1, 0, Passed + Skipped));

        Expect(found, "fail", "tests.skipped");
        Assert.Equal("A.waits", found.Run.Reasons[0].Data!.Value.GetProperty("tests")[0].GetString());
    }

    [Fact]
    public async Task Skipped_tests_may_be_allowed_but_never_all_of_them()
    {
        var some = new Expectation(Tests: new(MinExecuted: 0, MaxSkipped: 5));

        Expect(await WithTrxAsync(Run(2, 1, 0, Passed + Skipped), expect: some), "pass");
        Expect(await WithTrxAsync(Run(1, 0, 0, Skipped), expect: some), "fail", "tests.too_few");
        Expect(await WithTrxAsync(Run(0, 0, 0, ""), expect: some), "fail", "tests.too_few");
    }

    [Fact]
    public async Task Fewer_tests_than_required_fail() =>
        Expect(
            await WithTrxAsync(Run(1, 1, 0, Passed), expect: new(Tests: new(MinExecuted: 2))), "fail", "tests.too_few");

    [Fact]
    public async Task Exit_code_and_report_that_disagree_fail()
    {
        Expect(
            await WithTrxAsync(Run(2, 1, 1, Passed + Failed, "Failed")),
            "fail", "report.contradiction", "tests.failed");
        Expect(
            await WithTrxAsync(Run(1, 1, 0, Passed), exitCode: 1), "fail", "report.contradiction", "command.exit_code");
    }

    [Fact]
    public async Task A_report_that_is_missing_is_no_verdict_unless_the_command_failed()
    {
        Expect(await RunAsync(Shell("exit 0", Trx)), "error", "report.missing");
        Expect(await RunAsync(Shell("exit 1", Trx)), "fail", "command.exit_code");
        Expect(await RunAsync(Shell("exit 0", expect: new(Tests: new()))), "error", "report.missing");
    }

    [Fact]
    public async Task A_report_that_was_committed_does_not_count()
    {
        var commit = bench.Source.Commit(("out/all.trx", Run(1, 1, 0, Passed)), ("a/junit.xml", Suite));

        Expect(await bench.DecideAsync(Shell("exit 0", Trx), commit), "error", "report.missing");
    }

    [Fact]
    public async Task A_report_that_is_a_link_does_not_count()
    {
        var commit = bench.Source.Commit(("real.xml", Run(1, 1, 0, Passed)));

        Expect(
            await bench.DecideAsync(Shell("mkdir out && ln -s ../real.xml out/a.trx", Trx), commit),
            "error", "report.missing");
    }

    [Theory]
    [InlineData("<TestRun><Results/></TestRun>")]
    [InlineData("<TestRun><Results>")]
    [InlineData("<other/>")]
    [InlineData("not xml")]
    [InlineData("")]
    public async Task A_report_without_the_mark_of_a_completed_run_is_no_verdict(string content) =>
        Expect(await WithTrxAsync(content), "error", "report.incomplete");

    [Fact]
    public async Task A_report_of_an_aborted_run_or_with_wrong_counters_is_no_verdict()
    {
        Expect(await WithTrxAsync(Run(1, 1, 0, Passed, "Aborted")), "error", "report.incomplete");
        Expect(await WithTrxAsync(Run(2, 2, 0, Passed)), "error", "report.incomplete");
        Expect(
            await WithTrxAsync(Run(2, 2, 0, Passed + Skipped), expect: new(Tests: new(1, 0, 1))),
            "error", "report.incomplete");
    }

    [Fact]
    public async Task A_report_with_a_document_type_is_not_read()
    {
        const string Bomb = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>";

        var found = await WithTrxAsync(Bomb + Run(1, 1, 0, Passed.Replace("A.passes", "&x;")));

        Expect(found, "error", "report.incomplete");
    }

    [Fact]
    public async Task A_report_that_nests_too_deeply_is_not_read()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000));

        Expect(await WithTrxAsync(deep), "error", "report.incomplete");
    }

    [Fact]
    public async Task The_reports_of_several_projects_are_one()
    {
        bench.Source.Commit(("one", Run(1, 1, 0, Passed)), ("two", Run(2, 1, 1, Passed + Failed, "Failed")));

        var found = await RunAsync(Shell("mkdir out && mv one out/one.trx && mv two out/two.trx; exit 1", Trx));

        Expect(found, "fail", "command.exit_code", "tests.failed");
        Assert.Equal(3, found.Run.Tests!.Executed);
    }

    [Theory]
    [InlineData(Suite + "<testcase name='a'/><testcase name='b'/></testsuite>", 0)]
    [InlineData("<testsuites>" + Suite + "<testcase name='a'/><testcase name='b'/></testsuite></testsuites>", 0)]
    [InlineData(Suite + "<testcase name='a'/></testsuite>", 1, "command.exit_code", "report.incomplete")]
    [InlineData(Suite + "<testcase name='a'/><testcase name='b'><failure/></testcase></testsuite>", 1,
        "command.exit_code", "report.incomplete")]
    [InlineData("<testsuite><testcase name='a'/><testcase name='b'><error/></testcase></testsuite>", 1,
        "command.exit_code", "tests.failed")]
    [InlineData(
        "<testsuite><testcase name='a'/><testcase name='b'><skipped/></testcase></testsuite>", 0, "tests.skipped")]
    [InlineData("<testsuites/>", 0, "tests.too_few")]
    public async Task A_JUnit_report_is_read_alike(string content, int exitCode, params string[] codes)
    {
        bench.Source.Commit(("made", content));

        var found = await RunAsync(Shell($"mkdir -p a/b && mv made a/b/junit.xml; exit {exitCode}", JUnit));

        Expect(found, codes.Length == 0 ? "pass" : "fail", codes);
    }

    private static string Run(int total, int passed, int failed, string results, string outcome = "Completed") => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
          <Results>{results}</Results>
          <ResultSummary outcome="{outcome}">
            <Counters total="{total}" passed="{passed}" failed="{failed}" />
          </ResultSummary>
        </TestRun>
        """;

    private Task<Verification> WithTrxAsync(string content, int exitCode = 0, Expectation? expect = null)
    {
        bench.Source.Commit(("made", content));
        return RunAsync(Shell($"mkdir out && mv made out/all.trx; exit {exitCode}", Trx, expect));
    }

    private Task<Verification> RunAsync(Criterion criterion) =>
        bench.DecideAsync(criterion, bench.Source.Commit());
}
