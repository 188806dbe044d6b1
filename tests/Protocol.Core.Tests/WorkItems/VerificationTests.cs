using Protocol.Gates;
using static Protocol.People;

namespace Protocol.WorkItems;

/// <summary>spec/evidence.md: requests to a verifier and its reports.</summary>
public sealed class VerificationTests
{
    private static readonly Subject Head = new("c1");

    private readonly Scenario _work =
        new Scenario(Flows.Gated($"{Runs.Criterion}, {Runs.Scope}")).Given(Ada, Ask.Acquire());

    [Fact]
    public void Each_criterion_of_a_verifier_is_asked_for_once()
    {
        Assert.Equal(
            "claim.renewed subject.named verification.requested verification.requested",
            _work.When(Ada, Ask.Verify(_work.Fence, Head)));
        Assert.Equal("claim.renewed", _work.When(Ada, Ask.Verify(_work.Fence, Head)));
        Assert.Equal(["tests", "scope"], _work.Item.Requests.Select(request => request.Criterion));
    }

    [Fact]
    public void Another_subject_is_asked_for_anew()
    {
        _work.Given(Ada, Ask.Verify(_work.Fence, Head)).Given(Ada, Ask.Verify(_work.Fence, new("c2")));

        Assert.Equal(4, _work.Item.Requests.Count);
    }

    [Fact]
    public void What_is_decided_is_not_asked_for_again()
    {
        _work.Verified("c1", Runs.Passed, Runs.Failed);

        Assert.Equal("claim.renewed", _work.When(Ada, Ask.Verify(_work.Fence, Head)));
    }

    [Fact]
    public void What_is_too_old_to_count_is_asked_for_again_and_passes_anew()
    {
        var work = new Scenario(Flows.Gated(
            """{ "id": "scope", "kind": "diff", "notEmpty": true, "freshness": { "maxAge": "PT10M" } }"""));
        work.Given(Ada, Ask.Acquire()).Verified("c1", Runs.Of("pass", null)).After(11);

        Assert.Equal("pending evidence.stale", work.JudgeFirst());
        Assert.Equal("claim.renewed verification.requested", work.When(Ada, Ask.Verify(work.Fence, Head)));
        Assert.Equal("claim.renewed", work.When(Ada, Ask.Verify(work.Fence, Head)));
        work.Given(Verifier, Runs.Report(work.Taken(), Runs.Of("pass", null)));
        Assert.Equal("pass", work.JudgeFirst());
    }

    [Fact]
    public void A_subject_that_is_decided_becomes_the_current_one_and_is_not_asked_for_again()
    {
        _work.Verified("c1", Runs.Passed, Runs.Passed).Given(Ada, Ask.Verify(_work.Fence, new("c2")));

        Assert.Equal("claim.renewed subject.named", _work.When(Ada, Ask.Verify(_work.Fence, Head)));
        Assert.True(_work.Judge().MayProceed);
    }

    [Fact]
    public void Without_a_subject_or_with_uncommitted_changes_there_is_nothing_to_verify()
    {
        Assert.Equal("unmoved: nothing-to-verify", _work.When(Ada, Ask.Verify(_work.Fence)));
        Assert.Equal("unmoved: nothing-to-verify", _work.When(
            Ada, Ask.Verify(_work.Fence, Head) with { Dirty = true }));
        Assert.Equal("subject.uncommitted", _work.Verdict!.Criteria[0].Reasons[0].Code);
    }

    [Fact]
    public void Only_a_verifier_takes_and_reports()
    {
        _work.Given(Ada, Ask.Verify(_work.Fence, Head));

        Assert.Equal("refused: denied", _work.When(Ada, Ask.Take));
        Assert.Equal("refused: denied", _work.When(Ada with { Roles = ["verifier"] }, Ask.Take));
        Assert.Equal("refused: denied", _work.When(Ada, Runs.Report(_work.Taken(), Runs.Passed)));
    }

    [Fact]
    public void A_request_is_with_one_verifier_until_its_lease_ends_and_its_fence_grows()
    {
        _work.Given(Ada, Ask.Verify(_work.Fence, Head));
        var first = _work.Taken();
        _work.Taken();

        Assert.Equal(Scenario.Begin.AddMinutes(3), first.LeaseEnds);
        Assert.Equal("unmoved: none-available", _work.When(OtherVerifier, Ask.Take));
        var second = _work.After(3).Taken(OtherVerifier);
        Assert.Equal(first.Id, second.Id);
        Assert.True(second.Fence > first.Fence);
        Assert.Equal("refused: stale-fence", _work.When(Verifier, Runs.Report(first, Runs.Passed)));
        Assert.Equal("evidence.minted", _work.When(OtherVerifier, Runs.Report(second, Runs.Passed)));
    }

    [Fact]
    public void A_late_report_counts_as_long_as_nobody_took_the_request_again()
    {
        var request = _work.Given(Ada, Ask.Verify(_work.Fence, Head)).Taken();

        Assert.Equal("evidence.minted", _work.After(30).When(Verifier, Runs.Report(request, Runs.Passed)));
        Assert.Equal("refused: stale-fence", _work.When(Verifier, Runs.Report(request, Runs.Passed)));
    }

    [Fact]
    public void A_report_without_the_nonce_or_about_another_subject_is_rejected()
    {
        var request = _work.Given(Ada, Ask.Verify(_work.Fence, Head)).Taken();
        var report = Runs.Report(request, Runs.Passed);

        Assert.Equal("refused: evidence-rejected", _work.When(Verifier, report with { Nonce = "another" }));
        Assert.Equal("refused: evidence-rejected", _work.When(Verifier, report with { Subject = new("c2") }));
        Assert.Equal("evidence.minted", _work.When(Verifier, report));
    }

    [Fact]
    public void A_resolved_request_is_answered_by_the_same_tree_only()
    {
        _work.Verified("c1", Runs.Passed, Runs.Errored);
        var request = _work.Given(Ada, Ask.Verify(_work.Fence, Head)).Taken();
        var other = new Subject("c1", "another tree");

        Assert.Equal("tree-c1", request.Subject.GitTree);
        Assert.Equal("refused: evidence-rejected", _work.When(Verifier, Runs.Report(request, Runs.Passed, other)));
    }

    [Fact]
    public void A_verifier_that_had_trouble_mints_nothing_and_costs_no_attempt()
    {
        var request = _work.Given(Ada, Ask.Verify(_work.Fence, Head)).Taken();

        Assert.Equal("verification.errored", _work.When(Verifier, Runs.Report(request, Runs.Errored)));
        Assert.Equal("pending command.timeout", _work.JudgeFirst());
        Assert.Empty(_work.Item.FailedSubjects);
        Assert.Equal(
            "claim.renewed verification.requested", _work.When(Ada, Ask.Verify(_work.Fence, Head)));
        Assert.Equal("pending evidence.missing", _work.JudgeFirst());
    }

    [Fact]
    public void A_report_about_a_superseded_subject_is_kept_moves_nothing_and_is_charged_to_its_visit()
    {
        var request = _work.Given(Ada, Ask.Verify(_work.Fence, Head)).Taken();
        _work.Given(Ada, new WorkItemCommand.Progress(_work.Fence, null, new("c2")));

        Assert.Equal("evidence.minted", _work.When(Verifier, Runs.Report(request, Runs.Failed)));
        Assert.Equal("c2", _work.Item.Subject!.GitCommit);
        Assert.Single(_work.Item.FailedSubjects);
        Assert.Equal("pending evidence.subject_mismatch", _work.JudgeFirst());
    }

    [Fact]
    public void The_end_of_the_claim_cancels_no_request_and_the_end_of_the_item_does()
    {
        var request = _work.Given(Ada, Ask.Verify(_work.Fence, Head)).Taken();
        _work.Given(Ada, new WorkItemCommand.Release(_work.Fence, null));
        Assert.Equal("evidence.minted", _work.When(Verifier, Runs.Report(request, Runs.Passed)));

        var second = _work.Taken();
        _work.Given(Ada, Ask.Acquire()).Given(Ada, Ask.Advance(_work.Fence, "go"));
        Assert.Equal("refused: work-ended", _work.When(Verifier, Runs.Report(second, Runs.Passed)));
    }

    [Fact]
    public void What_was_taken_is_still_reported_after_the_step_and_charges_no_later_visit()
    {
        var flow = Flows.Of(
            $$"""
            "make": { "type": "task", "timeout": "PT8H", "attempts": 1, "exits": {
              "done": { "to": "read", "gate": "good" }, "go": { "to": "read" }, WAYS } },
            "read": { "type": "task", "timeout": "PT8H", "exits": {
              "back": { "to": "make", "loop": { "max": 2, "then": "lost" } }, "on": { "to": "won" }, WAYS } }
            """,
            $$""" "good": { "all": [ {{Runs.Criterion}}, {{Runs.Scope}} ] } """);
        var work = new Scenario(flow).Given(Ada, Ask.Acquire());
        var request = work.Given(Ada, Ask.Verify(work.Fence, Head)).Taken();
        work.Given(Ada, Ask.Advance(work.Fence, "go"));
        Assert.Equal(["tests"], work.Item.Requests.Select(one => one.Criterion));
        work.Given(Ada, Ask.Advance(work.Fence, "back"));

        Assert.Equal(
            "claim.renewed verification.requested verification.requested",
            work.When(Ada, Ask.Verify(work.Fence, Head)));
        Assert.Equal("evidence.minted", work.When(Verifier, Runs.Report(request, Runs.Failed)));
        Assert.Equal(("make", 2, 0), (work.Item.Step, work.Item.Visit, work.Item.FailedSubjects.Count));
        Assert.Equal("fail tests.failed", work.JudgeFirst());
    }

    [Fact]
    public void What_the_verifier_resolved_is_added_to_what_the_worker_named()
    {
        _work.Verified("c1", Runs.Passed);

        Assert.Equal(new Subject("c1", "tree-c1", "sha-c1"), _work.Item.Subject);
    }
}
