using Protocol.Gates;
using static Protocol.People;

namespace Protocol.WorkItems;

/// <summary>spec/gates.md: parked, an item waits for what others decide, and nobody holds it.</summary>
public sealed class ParkTests
{
    private const string Signed =
        """
        { "id": "signed", "kind": "approval", "principalKinds": ["human"] }
        """;

    private const string Cooled =
        """
        { "id": "cooled", "kind": "limit", "fact": "step.ageMs", "min": 1800000 }
        """;

    private static readonly Subject Head = new("c1");

    [Fact]
    public void A_pending_gate_parks_and_ends_the_claim_in_one_decision()
    {
        var work = Make(Signed);

        Assert.Equal("subject.named claim.ended step.parked", work.When(Ada, Ask.Park(work.Fence, subject: Head)));
        Assert.Equal(("done", Head), (work.Item.Park!.Exit, work.Item.Park.Subject));
        Assert.Equal(Availability.Waiting, work.Standing.Availability);
        Assert.Equal("unmoved: blocked", work.When(Bob, Ask.Acquire()));
    }

    [Fact]
    public void A_failing_gate_or_uncommitted_changes_do_not_park()
    {
        var work = Make("""{ "id": "few", "kind": "limit", "fact": "work.grants", "max": 0 }""");
        Assert.Equal("unmoved: fail", work.When(Ada, Ask.Park(work.Fence, subject: Head)));

        var dirty = Make(Runs.Criterion);
        Assert.Equal("unmoved: pending", dirty.When(Ada, Ask.Park(dirty.Fence, subject: Head) with { Dirty = true }));
    }

    [Fact]
    public void A_passing_gate_advances_in_place_of_parking()
    {
        var work = Make(Runs.Criterion).Verified("c1", Runs.Passed);

        Assert.Equal("claim.ended step.left step.entered work.ended", work.When(Ada, Ask.Park(work.Fence)));
    }

    [Fact]
    public void The_approval_that_was_missing_takes_the_exit()
    {
        var work = Make(Signed).Given(Ada, Ask.Park(Fence.Of(1, 3), subject: Head));

        Assert.Equal("approval.given step.left step.entered work.ended", work.When(Hal, Ask.Approve(Head)));
        Assert.Equal("park", ((WorkItemEvent.StepLeft)work.Journal[^3].Event).Cause);
    }

    [Fact]
    public void A_rejection_opens_the_same_visit_again()
    {
        var work = Make($"{{ \"id\": \"advice\", \"kind\": \"limit\", \"fact\": \"work.grants\", \"max\": 0, "
            + $"\"required\": false }}, {Signed}");
        work.Given(Ada, Ask.Park(work.Fence, subject: Head));

        Assert.Equal("approval.given step.reopened", work.When(Hal, Ask.Approve(Head, approves: false)));
        Assert.Equal("signed does not hold", ((WorkItemEvent.Reopened)work.Journal[^1].Event).Reason);
        Assert.Equal((1, Availability.Ready), (work.Item.Visit, work.Standing.Availability));
    }

    [Fact]
    public void A_visit_that_is_reopened_times_out_from_its_next_claim()
    {
        var work = Make(Signed).Given(Ada, Ask.Park(Fence.Of(1, 3), subject: Head));
        work.After(60 * 7).Given(Hal, Ask.Approve(Head, approves: false));
        work.After(60 * 9).Given(Ada, Ask.Acquire(86_400_000));

        Assert.Equal("make", work.After((8 * 60) - 1).AsOf.Step);
        Assert.Equal("lost", work.After(1).AsOf.Step);
    }

    [Fact]
    public void A_parked_item_waits_past_the_steps_timeout_until_the_deadline()
    {
        var work = Make(Signed).Given(Ada, Ask.Park(Fence.Of(1, 3), subject: Head));

        Assert.NotNull(work.After((24 * 60) - 1).AsOf.Park);
        Assert.Equal("refused: work-ended", work.After(1).When(Hal, Ask.Approve(Head)));
        Assert.Equal(("lost", "timeout"), (work.AsOf.Step, work.AsOf.Passages[^1].Exit));
    }

    [Theory]
    [InlineData(0L, 1L)]
    [InlineData(600_000L, 600_000L)]
    [InlineData(long.MaxValue, 2_592_000_000L)]
    public void The_deadline_is_within_the_limits(long asked, long given)
    {
        var work = Make(Signed).Given(Ada, Ask.Park(Fence.Of(1, 3), subject: Head, deadlineMs: asked));

        Assert.Equal(Scenario.Begin.AddMilliseconds(given), work.Item.Park!.Deadline);
    }

    [Fact]
    public void An_age_that_suffices_takes_the_exit_at_its_own_instant()
    {
        var work = Make(Cooled);
        work.Given(Ada, Ask.Park(work.Fence));

        Assert.NotNull(work.After(TimeSpan.FromMilliseconds(1_799_999)).AsOf.Park);
        Assert.Equal("won", work.After(TimeSpan.FromMilliseconds(1)).AsOf.Step);
        Assert.Equal("refused: work-ended", work.After(600).When(Bob, Ask.Acquire()));
        Assert.Equal(Scenario.Begin.AddMinutes(30), work.AsOf.Passages[^1].At);
    }

    [Fact]
    public void The_deadline_wins_over_an_age_that_suffices_at_the_same_instant()
    {
        var work = Make(Cooled);
        work.Given(Ada, Ask.Park(work.Fence, deadlineMs: 1_800_000));

        Assert.Equal("lost", work.After(60).AsOf.Step);
    }

    [Fact]
    public void What_arrives_late_does_not_let_the_exit_pass_at_an_instant_before_it()
    {
        var flow = $$"""
            { "id": "measured", "kind": "evidence", "predicateType": "m", "schema": {},
              "freshness": { "maxAge": "PT40M" },
              "minTrust": "claimed" }, {{Cooled}}, {{Signed}}
            """;
        var work = Make(flow);
        work.Given(Bob, Ask.Submit("m", "{}", Head)).Given(Ada, Ask.Park(work.Fence, subject: Head));

        Assert.Equal("approval.given", work.After(50).When(Hal, Ask.Approve(Head)));
        Assert.NotNull(work.After(50).AsOf.Park);
    }

    [Fact]
    public void An_instant_that_lies_in_a_pause_has_no_effect_before_the_item_is_resumed()
    {
        var work = Make(Cooled);
        work.Given(Ada, Ask.Park(work.Fence)).After(10).Given(Hal, Ask.Pause).After(50);

        Assert.Equal("work.resumed step.left step.entered work.ended", work.When(Hal, Ask.Resume));
        Assert.Equal(work.Now, work.Item.Passages[^1].At);
    }

    [Fact]
    public void A_report_that_finds_the_parked_subject_failing_opens_the_visit_again_and_costs_an_attempt()
    {
        var work = Make(Runs.Criterion);
        work.Given(Ada, Ask.Verify(work.Fence, Head)).Given(Ada, Ask.Park(work.Fence));

        Assert.Equal("evidence.minted step.reopened", work.When(Verifier, Runs.Report(work.Taken(), Runs.Failed)));
        Assert.Single(work.Item.FailedSubjects);
    }

    private static Scenario Make(string criteria) => new Scenario(Flows.Gated(criteria)).Given(Ada, Ask.Acquire());
}
