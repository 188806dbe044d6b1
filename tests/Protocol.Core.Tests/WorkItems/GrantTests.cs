using static Protocol.People;

namespace Protocol.WorkItems;

/// <summary>spec/claims.md: who is granted what, recovery, and the limit of grants.</summary>
public sealed class GrantTests
{
    private readonly Scenario _work = new(Flows.Open);

    [Fact]
    public void The_holder_that_lost_its_handle_gets_a_new_fence_and_the_old_one_is_stale()
    {
        var old = _work.Given(Ada, Ask.Acquire(30_000)).Fence;

        Assert.Equal("claim.ended claim.granted", _work.When(Ada, Ask.Recover()));
        Assert.True(_work.Fence > old);
        Assert.Equal(30_000, _work.Item.Claim!.TermMs);
        Assert.Equal("refused: stale-fence", _work.When(Ada, new WorkItemCommand.Renew(old, null)));
    }

    [Fact]
    public void Nobody_but_the_holder_recovers()
    {
        Assert.Equal("refused: not-holder", _work.When(Ada, Ask.Recover()));
        _work.Given(Ada, Ask.Acquire());
        Assert.Equal("refused: not-holder", _work.When(Bob, Ask.Recover()));
        Assert.Equal("claim.expired claim.ended claim.granted", _work.After(2).When(Ada, Ask.Recover()));
        Assert.Equal("unmoved: held", _work.When(Bob, Ask.Acquire()));
    }

    [Fact]
    public void A_paused_item_is_no_more_recovered_than_claimed()
    {
        _work.Given(Ada, Ask.Acquire()).Given(Hal, Ask.Pause);

        Assert.Equal("unmoved: paused", _work.When(Ada, Ask.Recover()));
        Assert.Equal("unmoved: paused", _work.When(Bob, Ask.Acquire()));
    }

    [Fact]
    public void In_place_of_the_grant_beyond_the_limit_the_step_is_exhausted()
    {
        for (var grant = 0; grant < 4; grant++)
            _work.Given(Ada, Ask.Acquire()).After(1);

        Assert.Equal(
            "claim.expired claim.ended step.left step.entered work.ended", _work.When(Bob, Ask.Acquire()));
        Assert.Equal(("lost", Lifecycle.Failed), (_work.Item.Step, _work.Item.Lifecycle));
    }

    [Fact]
    public void A_recovery_and_an_accepted_handoff_count_as_grants_and_are_never_refused_for_them()
    {
        _work.Given(Ada, Ask.Acquire());
        for (var grant = 0; grant < 5; grant++)
            _work.Given(Ada, Ask.Recover());

        _work.Given(Ada, Ask.Offer(_work.Fence)).Given(Bob, Ask.Accept(_work.Item.Offer!.Id));

        Assert.Equal(7, _work.Item.Grants);
        Assert.Contains("step.left", _work.After(1).When(Ada, Ask.Acquire()), StringComparison.Ordinal);
    }

    [Fact]
    public void The_next_step_is_granted_in_the_same_answer_and_counts_anew()
    {
        _work.Given(Ada, Ask.Acquire());

        Assert.Equal(
            "claim.ended step.left step.entered claim.granted", _work.When(Ada, Ask.Advance(_work.Fence, "go")));
        Assert.Equal(("tidy", 1, 1), (_work.Item.Step, _work.Item.Visit, _work.Item.Grants));
    }

    [Fact]
    public void A_step_is_for_who_has_its_role_and_is_of_a_kind_that_the_role_allows()
    {
        var flow = Flows.Of(
            """
            "make": {
              "type": "task", "role": "maker", "timeout": "PT8H", "exits": { "go": { "to": "sign" }, WAYS }
            },
            "sign": {
              "type": "task", "role": "maintainer", "timeout": "PT8H", "exits": { "go": { "to": "won" }, WAYS }
            }
            """);
        var work = new Scenario(flow);

        Assert.Equal("unmoved: no-match", work.When(Hal, Ask.Acquire()));
        Assert.Equal("unmoved: no-match", work.When(Ada, Ask.Acquire(roles: "reader")));
        work.Given(Ada, Ask.Acquire(roles: "maker"));
        Assert.Equal("claim.ended step.left step.entered", work.When(Ada, Ask.Advance(work.Fence, "go")));
        Assert.Equal("unmoved: no-match", work.When(Ada with { Roles = ["maintainer"] }, Ask.Acquire()));
        Assert.Equal("claim.granted", work.When(Hal, Ask.Acquire()));
    }

    [Fact]
    public void Who_produced_the_subject_does_not_get_the_step_that_approves_it()
    {
        var flow = Flows.Of(
            """
            "make": { "type": "task", "timeout": "PT8H", "exits": { "go": { "to": "read" }, WAYS } },
            "read": {
              "type": "task", "timeout": "PT8H", "exits": { "approve": { "to": "won", "approves": true }, WAYS }
            }
            """);
        var work = new Scenario(flow).Given(Ada, Ask.Acquire());
        work.Given(Ada, Ask.Advance(work.Fence, "go", new("c1")));

        Assert.Null(work.Item.Claim);
        Assert.Equal("unmoved: no-match", work.When(Ada, Ask.Acquire()));
        Assert.Equal("claim.granted", work.When(Bob, Ask.Acquire()));
    }

    [Theory]
    [InlineData(Lifecycle.Open, "unmoved: blocked")]
    [InlineData(Lifecycle.Paused, "unmoved: blocked")]
    [InlineData(Lifecycle.Failed, "unmoved: blocked")]
    [InlineData(Lifecycle.Canceled, "unmoved: blocked")]
    [InlineData(Lifecycle.Succeeded, "claim.granted")]
    public void A_dependency_must_have_succeeded(Lifecycle lifecycle, string then)
    {
        var work = new Scenario(
            Flows.Open, Ask.Create(Flows.Open.Ref) with { DependsOn = [new("W-90"), new("W-91")] });
        work.Dependencies[new("W-90")] = Lifecycle.Succeeded;
        work.Dependencies[new("W-91")] = lifecycle;

        Assert.Equal(then, work.When(Ada, Ask.Acquire()));
    }

    [Fact]
    public void A_failed_dependency_is_told_before_an_open_one()
    {
        var work = new Scenario(
            Flows.Open, Ask.Create(Flows.Open.Ref) with { DependsOn = [new("W-90"), new("W-91")] });
        work.Dependencies[new("W-90")] = Lifecycle.Open;
        work.Dependencies[new("W-91")] = Lifecycle.Failed;

        Assert.Equal("dependency-failed", work.Standing.Code);
        Assert.Equal(Lifecycle.Open, work.AsOf.Lifecycle);
    }

    [Fact]
    public void Nobody_claims_before_the_instant_that_was_named()
    {
        var work = new Scenario(
            Flows.Open, Ask.Create(Flows.Open.Ref) with { NotBefore = Scenario.Begin.AddMinutes(5) });

        Assert.Equal("unmoved: blocked", work.When(Ada, Ask.Acquire()));
        Assert.Equal(Availability.Waiting, work.Standing.Availability);
        Assert.Equal("claim.granted", work.After(5).When(Ada, Ask.Acquire()));
    }

    [Theory]
    [InlineData("ready", false, false, false)]
    [InlineData("claimed", true, false, false)]
    [InlineData("offered", true, true, false)]
    [InlineData("paused", true, true, true)]
    public void The_first_row_of_the_table_of_availability_decides(
        string availability, bool isClaimed, bool isOffered, bool isPaused)
    {
        if (isClaimed)
            _work.Given(Ada, Ask.Acquire());

        if (isOffered)
            _work.Given(Ada, Ask.Offer(_work.Fence));

        if (isPaused)
            _work.Given(Hal, Ask.Pause);

        Assert.Equal(availability, Operations.Refusals.Spell(_work.Standing.Availability));
        Assert.StartsWith(availability == "ready" ? "" : availability, _work.Standing.Why ?? "");
    }
}
