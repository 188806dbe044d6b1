using Protocol.Gates;
using static Protocol.People;

namespace Protocol.WorkItems;

/// <summary>spec/work.md: pause, resume and cancel.</summary>
public sealed class LifecycleTests
{
    private const string Signed =
        """
        { "id": "signed", "kind": "approval", "principalKinds": ["human"] }
        """;

    private readonly Scenario _work = new(Flows.Open, isSealed: true);

    [Fact]
    public void A_person_pauses_and_resumes_and_agents_do_not()
    {
        Assert.Equal("refused: denied", _work.When(Ada, Ask.Pause));
        Assert.Equal("work.paused", _work.When(Hal, Ask.Pause));
        Assert.Equal("unmoved: paused", _work.When(Hal, Ask.Pause));
        Assert.Equal("refused: denied", _work.When(Ada, Ask.Resume));
        Assert.Equal("work.resumed", _work.When(Hal, Ask.Resume));
        Assert.Equal("unmoved: resumed", _work.When(Hal, Ask.Resume));
    }

    [Fact]
    public void Before_anybody_enrolled_whoever_asks_may()
    {
        var work = new Scenario(Flows.Open);

        Assert.Equal("work.paused", work.When(Ada, Ask.Pause));
        Assert.Equal("work.resumed", work.When(Bob, Ask.Resume));
    }

    [Fact]
    public void A_paused_claim_stays_and_its_holder_is_told()
    {
        _work.Given(Ada, Ask.Acquire()).Given(Hal, Ask.Pause).After(600);

        Assert.Equal("refused: paused", _work.When(Ada, Ask.Advance(_work.Fence, "go")));
        Assert.Equal("refused: paused", _work.When(Ada, new WorkItemCommand.Release(_work.Fence, null)));
        Assert.Equal("work.resumed", _work.When(Hal, Ask.Resume));
        Assert.Equal(Ada.Principal, _work.Item.Claim!.Holder);
    }

    [Fact]
    public void A_pause_freezes_the_lease()
    {
        _work.Given(Ada, Ask.Acquire()).After(TimeSpan.FromSeconds(40)).Given(Hal, Ask.Pause);
        _work.After(600).Given(Hal, Ask.Resume);

        Assert.Equal("unmoved: held", _work.After(TimeSpan.FromSeconds(19)).When(Bob, Ask.Acquire()));
        Assert.Contains("claim.granted", _work.After(TimeSpan.FromSeconds(1)).When(Bob, Ask.Acquire()));
    }

    [Fact]
    public void A_pause_freezes_the_steps_timeout()
    {
        _work.Given(Ada, Ask.Acquire()).Given(Ada, new WorkItemCommand.Release(_work.Fence, null));
        _work.After(400).Given(Hal, Ask.Pause).After(600).Given(Hal, Ask.Resume);

        Assert.Equal("make", _work.After(79).AsOf.Step);
        Assert.Equal("lost", _work.After(1).AsOf.Step);
    }

    [Fact]
    public void A_pause_freezes_an_offer()
    {
        _work.Given(Ada, Ask.Acquire(3_600_000)).Given(Ada, Ask.Offer(_work.Fence, expiresMs: 600_000));
        _work.After(9).Given(Hal, Ask.Pause).After(600).Given(Hal, Ask.Resume);

        Assert.NotNull(_work.After(TimeSpan.FromSeconds(59)).AsOf.Offer);
        Assert.Null(_work.After(TimeSpan.FromSeconds(1)).AsOf.Offer);
    }

    [Fact]
    public void A_pause_freezes_the_deadline_of_a_park()
    {
        var work = new Scenario(Flows.Gated(Signed), isSealed: true).Given(Ada, Ask.Acquire());
        work.Given(Ada, Ask.Park(work.Fence, subject: new("c1"), deadlineMs: 600_000));
        work.After(9).Given(Hal, Ask.Pause).After(600).Given(Hal, Ask.Resume);

        Assert.NotNull(work.After(TimeSpan.FromSeconds(59)).AsOf.Park);
        Assert.Equal("lost", work.After(TimeSpan.FromSeconds(1)).AsOf.Step);
    }

    [Fact]
    public void What_ran_out_before_the_pause_is_written_before_it()
    {
        _work.Given(Ada, Ask.Acquire());

        Assert.Equal("claim.expired work.paused", _work.After(5).When(Hal, Ask.Pause));
    }

    [Fact]
    public void A_report_that_arrives_in_a_pause_moves_nothing_until_the_item_is_resumed()
    {
        var work = new Scenario(Flows.Gated(Runs.Criterion), isSealed: true).Given(Ada, Ask.Acquire());
        work.Given(Ada, Ask.Verify(work.Fence, new("c1"))).Given(Ada, Ask.Park(work.Fence, subject: new("c1")));
        var request = work.Taken();
        work.Given(Hal, Ask.Pause);

        Assert.Equal("evidence.minted", work.When(Verifier, Runs.Report(request, Runs.Passed)));
        Assert.Equal(Lifecycle.Paused, work.AsOf.Lifecycle);
        Assert.Equal("work.resumed step.left step.entered work.ended", work.When(Hal, Ask.Resume));
        Assert.Equal(Lifecycle.Succeeded, work.Item.Lifecycle);
    }

    [Fact]
    public void The_last_attempt_that_is_charged_in_a_pause_exhausts_the_step_when_it_is_resumed()
    {
        var work = new Scenario(Flows.Gated(Runs.Criterion), isSealed: true).Given(Ada, Ask.Acquire());
        foreach (var commit in new[] { "c1", "c2" })
        {
            work.Given(Ada, Ask.Verify(work.Fence, new(commit)));
            work.Given(Verifier, Runs.Report(work.Taken(), Runs.Failed));
        }

        var request = work.Given(Ada, Ask.Verify(work.Fence, new("c3"))).Taken();
        work.Given(Hal, Ask.Pause);

        Assert.Equal("evidence.minted", work.When(Verifier, Runs.Report(request, Runs.Failed)));
        Assert.Equal("work.resumed claim.ended step.left step.entered work.ended", work.When(Hal, Ask.Resume));
        Assert.Equal("exhausted", work.Item.Passages[^1].Exit);
    }

    [Fact]
    public void The_creator_cancels_while_nobody_else_holds_the_item()
    {
        Assert.Equal("refused: denied", _work.When(Bob, Ask.Cancel));
        _work.Given(Bob, Ask.Acquire());
        Assert.Equal("refused: denied", _work.When(Ada, Ask.Cancel));
        _work.Given(Bob, new WorkItemCommand.Release(_work.Fence, null));
        Assert.Equal("work.ended", _work.When(Ada, Ask.Cancel));
    }

    [Fact]
    public void A_cancel_ends_the_offer_the_claim_and_the_requests()
    {
        var work = new Scenario(Flows.Gated(Runs.Criterion), isSealed: true).Given(Ada, Ask.Acquire());
        work.Given(Ada, Ask.Verify(work.Fence, new("c1"))).Given(Ada, Ask.Offer(work.Fence));
        var request = work.Taken();

        Assert.Equal("handoff.closed claim.ended work.ended", work.When(Hal, Ask.Cancel));
        Assert.Equal("refused: work-ended", work.When(Verifier, Runs.Report(request, Runs.Passed)));
        Assert.Empty(work.Item.Requests);
    }

    [Fact]
    public void A_parked_or_paused_item_can_be_canceled_and_is_over_then()
    {
        var work = new Scenario(Flows.Gated(Signed), isSealed: true).Given(Ada, Ask.Acquire());
        work.Given(Ada, Ask.Park(work.Fence, subject: new("c1"))).Given(Hal, Ask.Pause);

        Assert.Equal("work.ended", work.When(Hal, Ask.Cancel));
        Assert.Equal(Lifecycle.Canceled, work.Item.Lifecycle);
        Assert.Equal("refused: work-ended", work.After(5_000).When(Ada, Ask.Acquire()));
        Assert.Equal("refused: work-ended", work.When(Hal, Ask.Resume));
        Assert.Equal("refused: work-ended", work.When(Hal, Ask.Approve(new Subject("c1"))));
        Assert.Equal("refused: work-ended", work.When(Hal, Ask.Cancel));
    }
}
