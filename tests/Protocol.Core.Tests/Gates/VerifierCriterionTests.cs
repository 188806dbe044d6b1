using Protocol.WorkItems;
using static Protocol.People;

namespace Protocol.Gates;

/// <summary>spec/gates.md: what a criterion of a verifier's kind answers.</summary>
public sealed class VerifierCriterionTests
{
    private const string ReportAlone =
        """
        {
          "id": "tests", "kind": "command", "run": { "argv": ["true"] },
          "report": { "path": "out/*.trx", "format": "trx" }, "expect": { "exitCode": 0 }
        }
        """;

    private const string ExitCodeAlone =
        """
        { "id": "build", "kind": "command", "run": { "argv": ["true"] }, "expect": { "exitCode": 0 } }
        """;

    private readonly Scenario _work = new Scenario(Flows.Gated(Runs.Criterion)).Given(Ada, Ask.Acquire());

    [Fact]
    public void Without_a_subject_it_is_pending() => Assert.Equal("pending subject.missing", _work.JudgeFirst());

    [Fact]
    public void With_uncommitted_changes_it_is_pending_whatever_was_verified() => Assert.Equal(
        "pending subject.uncommitted",
        _work.Verified("c1", Runs.Passed).JudgeFirst(new(_work.Item.Subject, Dirty: true)));

    [Fact]
    public void Nobody_asked_or_not_yet_reported_is_pending()
    {
        _work.Given(Ada, new WorkItemCommand.Progress(_work.Fence, null, new("c1")));
        Assert.Equal("pending evidence.missing", _work.JudgeFirst());
        Assert.Equal("verify", _work.Judge().Next[0].Action);

        _work.Given(Ada, Ask.Verify(_work.Fence));
        Assert.Equal("pending evidence.missing", _work.JudgeFirst());
        Assert.Equal("wait", _work.Judge().Next[0].Action);
    }

    [Fact]
    public void A_run_about_this_subject_decides()
    {
        Assert.Equal("pass", _work.Verified("c1", Runs.Passed).JudgeFirst());
        Assert.True(_work.Judge().MayProceed);
        Assert.Equal("fail tests.failed", _work.Verified("c2", Runs.Failed).JudgeFirst());
        Assert.Equal("fix", _work.Judge().Next[0].Action);
    }

    [Fact]
    public void Another_subject_is_pending_and_coming_back_finds_the_run_again()
    {
        _work.Verified("c1", Runs.Passed).Given(Ada, new WorkItemCommand.Progress(_work.Fence, null, new("c2")));
        Assert.Equal("pending evidence.subject_mismatch", _work.JudgeFirst());

        _work.Given(Ada, new WorkItemCommand.Progress(_work.Fence, null, new("c1")));
        Assert.Equal("pass", _work.JudgeFirst());
    }

    [Fact]
    public void Runs_that_contradict_each_other_do_not_count()
    {
        var work = new Scenario(Flows.Gated(Runs.Criterion)).Given(Ada, Ask.Acquire());
        work.Verified("c1", Runs.Failed).Verified("c1x", Runs.Passed);

        Assert.Equal("pending flake.contradiction", work.JudgeFirst());
        Assert.Equal("unmoved: pending", work.When(Ada, Ask.Advance(work.Fence)));
    }

    [Fact]
    public void A_run_of_less_trust_is_pending()
    {
        _work.Given(Ada, Ask.Verify(_work.Fence, new("c1")));
        _work.Given(Verifier, Runs.Report(_work.Taken(), Runs.Passed, trust: Trust.Claimed));

        Assert.Equal("pending trust.below_minimum", _work.JudgeFirst());
        Assert.Equal((Trust.Verified, Trust.Claimed), (_work.Judge().Criteria[0].Need, _work.Judge().Criteria[0].Have));
    }

    [Fact]
    public void A_statement_of_a_worker_is_no_run()
    {
        _work.Given(Ada, new WorkItemCommand.Progress(_work.Fence, null, new("c1")));
        _work.Given(Verifier, Ask.Submit(
            "https://w3id.org/signalbox/0.1/criterion-run", """{ "status": "pass" }""", new("c1"), Trust.Verified));

        Assert.Equal("pending evidence.missing", _work.JudgeFirst());
    }

    [Theory]
    [InlineData(3, 3, 0, 0, "pass")]
    [InlineData(2, 2, 0, 0, "pass")]
    [InlineData(1, 1, 0, 0, "fail tests.too_few")]
    [InlineData(0, 0, 0, 0, "fail tests.too_few")]
    [InlineData(3, 2, 1, 0, "fail tests.failed")]
    [InlineData(3, 3, 0, 1, "fail tests.skipped")]
    public void The_counts_are_compared_again_whatever_the_verifier_said(
        int executed, int passed, int failed, int skipped, string then) => Assert.Equal(
            then, _work.Verified("c1", Runs.Of("pass", new(executed, passed, failed, skipped))).JudgeFirst());

    [Theory]
    [InlineData(0, 0, "fail tests.too_few")]
    [InlineData(2, 0, "pass")]
    [InlineData(2, 1, "fail tests.skipped")]
    public void A_report_that_is_wanted_is_counted_where_no_counts_are_expected(int executed, int skipped, string then)
    {
        var work = new Scenario(Flows.Gated(ReportAlone)).Given(Ada, Ask.Acquire());

        Assert.Equal(then, work.Verified("c1", Runs.Of("pass", new(executed, executed, 0, skipped))).JudgeFirst());
    }

    [Fact]
    public void A_run_of_no_test_never_passes_even_where_none_is_demanded()
    {
        var criterion = Runs.Criterion.Replace("\"minExecuted\": 2", "\"minExecuted\": 0", StringComparison.Ordinal);
        var work = new Scenario(Flows.Gated(criterion)).Given(Ada, Ask.Acquire());

        Assert.Equal("fail tests.too_few", work.Verified("c1", Runs.Of("pass", new(0, 0, 0, 0))).JudgeFirst());
    }

    [Theory]
    [InlineData(4, 3, 0)]
    [InlineData(2, 3, -1)]
    public void Counts_that_do_not_add_up_contradict_each_other(int executed, int passed, int failed) => Assert.Equal(
        "fail report.contradiction",
        _work.Verified("c1", Runs.Of("pass", new(executed, passed, failed, 0))).JudgeFirst());

    [Fact]
    public void A_pass_without_a_whole_report_is_not_known_to_be_one()
    {
        Assert.Equal("pending report.missing", _work.Verified("c1", Runs.Of("pass", null)).JudgeFirst());
        Assert.Equal(
            "pending report.incomplete", _work.Verified("c2", Runs.Passed with { Complete = false }).JudgeFirst());
        Assert.Equal(
            "pending report.incomplete", _work.Verified("c3", Runs.Passed with { Complete = null }).JudgeFirst());
    }

    [Theory]
    [InlineData(0, "pass")]
    [InlineData(1, "fail report.contradiction")]
    [InlineData(null, "fail report.contradiction")]
    public void A_pass_with_another_exit_code_is_none(int? exitCode, string then)
    {
        var work = new Scenario(Flows.Gated(ExitCodeAlone)).Given(Ada, Ask.Acquire());

        Assert.Equal(then, work.Verified("c1", Runs.Of("pass", null) with { ExitCode = exitCode }).JudgeFirst());
    }
}
