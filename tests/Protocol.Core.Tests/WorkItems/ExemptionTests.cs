using Protocol.Gates;
using Protocol.Principals;
using static Protocol.People;

namespace Protocol.WorkItems;

/// <summary>
/// spec/gates.md, waivers and disputes: only a person lets a criterion be passed, and it stays visible.
/// </summary>
public sealed class ExemptionTests
{
    private const string Why = "The scanner is down until Monday.";
    private const long Hour = 3_600_000;

    private static readonly Subject Head = new("c1");

    [Fact]
    public void A_waived_criterion_lets_the_exit_be_taken_and_never_says_pass()
    {
        var work = Failing().Given(Hal, Waive());

        var criterion = work.Judge().Criteria[0];
        Assert.Equal(CriterionStatus.Waived, criterion.Status);
        Assert.Equal(new WaiverId($"WV-{work.Journal.Count}"), criterion.Waiver);
        Assert.Equal("waived tests.failed waiver.granted", work.JudgeFirst());
        Assert.Equal(
            "waiver.used claim.ended step.left step.entered work.ended", work.When(Ada, Ask.Advance(work.Fence)));
        Assert.Equal(1, work.Item.Waivers[0].Uses);
    }

    [Fact]
    public void Only_a_person_whose_key_signed_waives_or_rules()
    {
        var work = Failing();
        var typed = Hal with { Assurance = Assurance.Asserted };
        foreach (var who in new[] { Ada, Verifier, typed })
        {
            Assert.Equal("refused: denied", work.When(who, Waive()));
            Assert.Equal("refused: denied", work.When(who, Rule(new("D-1"), DisputeRuling.Uphold)));
        }

        work.Given(Hal, Ask.Cancel);
        Assert.Equal("refused: denied", work.When(Ada, Waive()));
        Assert.Equal("refused: work-ended", work.When(Hal, Waive()));
    }

    [Fact]
    public void A_criterion_that_is_not_waivable_is_waived_by_nobody()
    {
        var work = Failing(Runs.Criterion.Replace(
            "\"kind\"", "\"waivable\": false, \"kind\"", StringComparison.Ordinal));
        var dispute = Open(work);

        Assert.Equal("refused: denied", work.When(Hal, Waive()));
        Assert.Equal("refused: denied", work.When(Hal, Rule(dispute, DisputeRuling.Waive)));
        Assert.Equal("dispute.resolved", work.When(Hal, Rule(dispute, DisputeRuling.Uphold)));
    }

    [Theory]
    [InlineData("Nineteen characters", Hour, 1)]
    [InlineData("        It is fine.        ", Hour, 1)]
    [InlineData(Why, 0, 1)]
    [InlineData(Why, 2_592_000_001, 1)]
    [InlineData(Why, Hour, 0)]
    [InlineData(Why, Hour, 101)]
    public void A_waiver_has_a_reason_an_expiry_and_a_count(string reason, long expires, int uses)
    {
        var work = Failing();

        Assert.Equal(
            "refused: invalid-argument",
            work.When(Hal, Waive() with { Reason = reason, ExpiresMs = expires, MaxUses = uses }));
        Assert.Equal("refused: invalid-argument", work.When(Hal, Waive() with { Criterion = "none" }));
        Assert.Equal("refused: invalid-argument", work.When(Hal, Waive() with { Gate = "none" }));
    }

    [Fact]
    public void A_waiver_is_for_the_current_subject_and_no_other()
    {
        var work = Failing();
        Assert.Equal("refused: subject-mismatch", work.When(Hal, Waive() with { Subject = new("c2") }));

        work.Given(Hal, Waive() with { MaxUses = 9 });
        Assert.Equal("pending evidence.subject_mismatch", work.JudgeFirst(new(new("c2"))));
        Assert.Equal("pending subject.uncommitted", work.JudgeFirst(new(Head, Dirty: true)));
        Assert.Equal("unmoved: pending", work.When(Ada, Ask.Advance(work.Fence, subject: new("c2"))));
        work.Given(Ada, new WorkItemCommand.Progress(work.Fence, null, new("c2")));
        work.Given(Ada, new WorkItemCommand.Progress(work.Fence, null, Head));
        Assert.Equal("waived tests.failed waiver.granted", work.JudgeFirst());
    }

    [Fact]
    public void A_waiver_ends_at_its_expiry_also_in_a_pause_and_the_verdict_says_until_when()
    {
        var work = Failing().Given(Hal, Waive() with { ExpiresMs = 600_000 });
        Assert.Equal(work.Now.AddMinutes(10), work.Judge().ValidUntil);

        work.Given(Hal, Ask.Pause).After(TimeSpan.FromMilliseconds(599_999)).Given(Hal, Ask.Resume);
        Assert.Equal("waived tests.failed waiver.granted", work.JudgeFirst());
        Assert.Equal("fail tests.failed waiver.expired", work.After(TimeSpan.FromMilliseconds(1)).JudgeFirst());
        Assert.Null(work.Judge().ValidUntil);
    }

    [Fact]
    public void A_waiver_is_spent_with_its_last_use()
    {
        var work = Failing(
            Runs.Criterion,
            """
            "make": { "type": "task", "timeout": "PT8H", "exits": {
              "done": { "to": "make", "gate": "good", "loop": { "max": 3, "then": "won" } }, WAYS } }
            """);
        work.Given(Hal, Waive() with { MaxUses = 2 });

        foreach (var uses in new[] { 1, 2 })
        {
            work.Given(Ada, Ask.Advance(work.Fence));
            Assert.Equal(uses, work.Item.Waivers[0].Uses);
        }

        Assert.Equal("fail tests.failed waiver.used_up", work.JudgeFirst());
        Assert.Equal("unmoved: fail", work.When(Ada, Ask.Advance(work.Fence)));
    }

    [Fact]
    public void A_criterion_that_passes_needs_no_waiver_and_uses_none()
    {
        var work = Make(Runs.Criterion).Verified("c1", Runs.Passed).Given(Hal, Waive());

        Assert.Equal("pass", work.JudgeFirst());
        Assert.Equal("claim.ended step.left step.entered work.ended", work.When(Ada, Ask.Advance(work.Fence)));
        Assert.Equal(0, work.Item.Waivers[0].Uses);
    }

    [Fact]
    public void A_disputed_criterion_is_pending_whatever_is_known()
    {
        var work = Failing();
        Open(work);
        Assert.Equal("pending dispute.open", work.JudgeFirst());

        work.Given(Hal, Waive());
        Assert.Equal("pending dispute.open", work.JudgeFirst());
        Assert.Equal("unmoved: pending", work.When(Ada, Ask.Advance(work.Fence)));
        Assert.Equal("claim.ended step.parked", work.When(Ada, Ask.Park(work.Fence)));
    }

    [Fact]
    public void A_dispute_costs_no_attempt_and_renews_the_lease()
    {
        var work = Failing();

        Assert.Equal("claim.renewed dispute.opened", work.When(Ada, Dispute(work.Fence)));
        Assert.Equal("unmoved: already-open", work.When(Ada, Dispute(work.Fence)));
        Assert.Single(work.Item.FailedSubjects);
    }

    [Fact]
    public void Whoever_parked_the_item_disputes_by_the_handle_that_parked_it_and_nobody_else_does()
    {
        var work = Make("""{ "id": "tests", "kind": "approval", "principalKinds": ["human"] }""");
        work.Given(Ada, Ask.Park(work.Fence, subject: Head));
        var parked = work.Item.LastClaim!.Fence;

        Assert.Equal("refused: stale-fence", work.When(Bob, Dispute(parked)));
        Assert.Equal("refused: stale-fence", work.When(Ada, Dispute(Fence.Of(1, 1))));
        Assert.Equal("dispute.opened", work.When(Ada, Dispute(parked)));
        Assert.Equal("approval.given", work.When(Hal, Ask.Approve(Head)));
        Assert.Equal(
            "dispute.resolved step.left step.entered work.ended",
            work.When(Hal, Rule(work.Item.Disputes[0].Id, DisputeRuling.Uphold)));
        Assert.Equal("refused: work-ended", work.When(Ada, Dispute(parked)));
    }

    [Fact]
    public void A_ruling_reopens_a_parked_item_that_fails_and_takes_the_exit_where_it_waives()
    {
        var upheld = Parked(out var first);
        Assert.Equal("dispute.resolved step.reopened", upheld.When(Hal, Rule(first, DisputeRuling.Uphold)));
        Assert.Equal("refused: dispute-not-open", upheld.When(Hal, Rule(first, DisputeRuling.Amend)));

        var amended = Parked(out var second);
        Assert.Equal(
            "refused: invalid-argument", amended.When(Hal, Rule(second, DisputeRuling.Amend) with { Note = " " }));
        Assert.Equal("dispute.resolved step.reopened", amended.When(Hal, Rule(second, DisputeRuling.Amend)));
        Assert.Equal((DisputeRuling.Amend, Why), (amended.Item.Disputes[0].Ruling, amended.Item.Disputes[0].Note));

        var waived = Parked(out var third);
        foreach (var bare in new[]
        {
            Rule(third, DisputeRuling.Waive) with { Subject = null },
            Rule(third, DisputeRuling.Waive) with { ExpiresMs = null },
            Rule(third, DisputeRuling.Waive) with { Note = "Too short." },
        })
        {
            Assert.Equal("refused: invalid-argument", waived.When(Hal, bare));
        }

        Assert.Equal(
            "waiver.granted dispute.resolved waiver.used step.left step.entered work.ended",
            waived.When(Hal, Rule(third, DisputeRuling.Waive)));
    }

    [Fact]
    public void A_dispute_ends_with_its_visit()
    {
        var work = Failing(
            Runs.Criterion,
            """
            "make": { "type": "task", "timeout": "PT8H", "exits": {
              "done": { "to": "won", "gate": "good" },
              "again": { "to": "make", "loop": { "max": 3, "then": "won" } }, WAYS } }
            """);
        var dispute = Open(work);
        work.Given(Ada, Ask.Advance(work.Fence, "again"));

        Assert.Equal("fail tests.failed", work.JudgeFirst());
        Assert.Equal("refused: dispute-not-open", work.When(Hal, Rule(dispute, DisputeRuling.Uphold)));
        Assert.Equal("refused: unknown-dispute", work.When(Hal, Rule(new("D-999"), DisputeRuling.Uphold)));
        Assert.NotEqual(dispute, Open(work));
    }

    [Fact]
    public void A_failing_criterion_is_disputed_before_one_declares_oneself_blocked()
    {
        var next = Failing().Judge().Next.Select(action => action.Action);

        Assert.Equal(["fix", "dispute", "declare-blocked"], next);
    }

    [Fact]
    public void A_packet_says_what_is_waived_and_what_is_disputed()
    {
        var work = Failing().Given(Hal, Waive());
        work.Given(Ada, Ask.Offer(work.Fence));
        Assert.Equal(["tests"], work.Item.Offer!.Facts.Waived!);
        Assert.Empty(work.Item.Offer.Facts.Unmet);

        Open(work);
        work.Given(Ada, Ask.Offer(work.Fence));
        Assert.Equal("dispute.open", work.Item.Offer!.Facts.Unmet[0].Code);
    }

    private static Scenario Make(string criteria) => new Scenario(Flows.Gated(criteria)).Given(Ada, Ask.Acquire());

    private static Scenario Failing(string criteria = Runs.Criterion) => Make(criteria).Verified("c1", Runs.Failed);

    private static Scenario Failing(string criteria, string step) => new Scenario(
            Flows.Of(step, $"\"good\": {{ \"all\": [ {criteria} ] }}"))
        .Given(Ada, Ask.Acquire(Hour)).Verified("c1", Runs.Failed);

    private static Scenario Parked(out DisputeId dispute)
    {
        var work = Failing();
        dispute = Open(work);
        return work.Given(Ada, Ask.Park(work.Fence));
    }

    private static DisputeId Open(Scenario work)
    {
        work.Given(Ada, Dispute(work.Fence));
        return work.Item.Disputes[^1].Id;
    }

    private static WorkItemCommand.GrantWaiver Waive() => new("good", "tests", Head, Why, Hour, 1);

    private static WorkItemCommand.OpenDispute Dispute(Fence fence) =>
        new(fence, null, "tests", "The test expects what the goal forbids.");

    private static WorkItemCommand.ResolveDispute Rule(DisputeId dispute, DisputeRuling ruling) =>
        new(dispute, ruling, Why, Head, Hour, null);
}
