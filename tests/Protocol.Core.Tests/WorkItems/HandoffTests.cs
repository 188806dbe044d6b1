using Protocol.Gates;
using Protocol.Handoffs;
using static Protocol.People;

namespace Protocol.WorkItems;

/// <summary>spec/handoff.md: a claim moves only when it is accepted, in one decision.</summary>
public sealed class HandoffTests
{
    private readonly Scenario _work = new Scenario(Flows.Open).Given(Ada, Ask.Acquire());

    private HandoffId Open => _work.Item.Offer!.Id;

    [Fact]
    public void An_accept_ends_the_givers_claim_and_grants_the_receivers()
    {
        var old = Offer().Fence;

        Assert.Equal("handoff.closed claim.ended claim.granted", _work.When(Bob, Ask.Accept(Open)));
        Assert.Equal(Bob.Principal, _work.Item.Claim!.Holder);
        Assert.True(_work.Fence > old);
        Assert.Equal("refused: stale-fence", _work.When(Ada, Ask.Advance(old, "go")));
        Assert.Equal("accepted", _work.Refusal!.Details!.Value.GetProperty("ended").GetString());
    }

    [Fact]
    public void An_open_offer_reserves_the_item_beyond_the_givers_lease()
    {
        Offer().After(20);

        Assert.Equal("unmoved: held", _work.When(Bob, Ask.Acquire()));
        Assert.Equal(
            "claim.expired handoff.closed claim.ended claim.granted", _work.When(Bob, Ask.Accept(Open)));
    }

    [Fact]
    public void An_offer_that_expires_leaves_the_claim_with_a_giver_whose_lease_runs()
    {
        _work.Given(Ada, new WorkItemCommand.Release(_work.Fence, null)).Given(Ada, Ask.Acquire(3_600_000));
        var late = Offer().After(30).Item.Offer!.Id;

        Assert.Equal("handoff.closed claim.renewed", _work.When(Ada, new WorkItemCommand.Renew(_work.Fence, null)));
        Assert.Equal("refused: handoff-not-open", _work.When(Bob, Ask.Accept(late)));
        Assert.Equal(Ada.Principal, _work.Item.Claim!.Holder);
    }

    [Fact]
    public void An_offer_that_expires_after_the_lease_leaves_the_item_ready_and_the_packet_for_the_next()
    {
        var packet = Offer().Item.Offer!.Id;

        Assert.Equal(
            "claim.expired handoff.closed claim.ended claim.granted", _work.After(30).When(Bob, Ask.Acquire()));
        Assert.Equal(packet, _work.Item.LastHandoff);
    }

    [Theory]
    [InlineData("go")]
    [InlineData("blocked")]
    public void The_givers_advance_withdraws_the_offer(string exit)
    {
        var late = Offer().Item.Offer!.Id;

        Assert.StartsWith(
            "handoff.closed claim.ended step.left", _work.When(Ada, Ask.Advance(_work.Fence, exit)));
        Assert.StartsWith("refused: ", _work.When(Bob, Ask.Accept(late)));
    }

    [Fact]
    public void The_givers_release_and_a_revoke_withdraw_the_offer()
    {
        Offer();
        Assert.Equal("handoff.closed claim.ended", _work.When(Ada, new WorkItemCommand.Release(_work.Fence, null)));

        _work.Given(Ada, Ask.Acquire());
        var late = Offer().Item.Offer!.Id;
        Assert.Equal("handoff.closed claim.ended", _work.When(Hal, new WorkItemCommand.Revoke("Stuck.")));
        Assert.Equal("refused: handoff-not-open", _work.When(Bob, Ask.Accept(late)));
    }

    [Fact]
    public void An_advance_that_does_not_pass_leaves_the_offer_open()
    {
        var work = new Scenario(Flows.Gated(Runs.Criterion)).Given(Ada, Ask.Acquire());
        work.Given(Ada, Ask.Offer(work.Fence));

        Assert.Equal("unmoved: pending", work.When(Ada, Ask.Advance(work.Fence, subject: new("c1"))));
        Assert.NotNull(work.Item.Offer);
    }

    [Fact]
    public void A_recovery_leaves_the_offer_open_and_the_recovered_handle_is_stale_after_the_accept()
    {
        Offer();

        Assert.Equal("claim.ended claim.granted", _work.When(Ada, Ask.Recover()));
        var recovered = _work.Fence;
        Assert.Equal("handoff.closed claim.ended claim.granted", _work.When(Bob, Ask.Accept(Open)));
        Assert.Equal("refused: stale-fence", _work.When(Ada, new WorkItemCommand.Renew(recovered, null)));
    }

    [Fact]
    public void Whoever_comes_late_is_told_so()
    {
        var id = Offer().Item.Offer!.Id;
        _work.Given(Ada, new WorkItemCommand.Withdraw(_work.Fence, id));

        Assert.Equal("refused: handoff-not-open", _work.When(Bob, Ask.Accept(id)));
        Assert.Equal("refused: handoff-not-open", _work.When(
            Bob, new WorkItemCommand.Decline(id, DeclineCode.Capacity, null)));
        Assert.Equal("refused: handoff-not-open", _work.When(Ada, new WorkItemCommand.Withdraw(_work.Fence, id)));
        Assert.Equal(Ada.Principal, _work.Item.Claim!.Holder);
    }

    [Fact]
    public void The_second_of_two_receivers_is_late()
    {
        var id = Offer().Item.Offer!.Id;
        _work.Given(Bob, Ask.Accept(id));

        Assert.Equal("refused: handoff-not-open", _work.When(Cyd, Ask.Accept(id)));
    }

    [Fact]
    public void A_second_offer_replaces_the_first()
    {
        Offer();

        Assert.Equal("claim.renewed handoff.closed handoff.offered", _work.When(Ada, Ask.Offer(_work.Fence)));
    }

    [Fact]
    public void An_offer_is_for_whom_it_names_and_never_for_the_giver()
    {
        Offer(new(Principal: Bob.Principal));
        Assert.Equal("refused: handoff-target-mismatch", _work.When(Cyd, Ask.Accept(Open)));
        Assert.Equal("refused: handoff-target-mismatch", _work.When(Ada, Ask.Accept(Open)));

        Offer(new(Role: "maintainer"));
        Assert.Equal("refused: handoff-target-mismatch", _work.When(Bob, Ask.Accept(Open)));
        Assert.Equal("handoff.closed claim.ended claim.granted", _work.When(Hal, Ask.Accept(Open)));
    }

    [Fact]
    public void Who_may_decline_closes_an_offer_only_where_it_was_named()
    {
        Offer();
        Assert.Equal("unmoved: declined", _work.When(
            Bob, new WorkItemCommand.Decline(Open, DeclineCode.Capacity, null)));

        Offer(new(Principal: Bob.Principal));
        Assert.Equal("handoff.closed", _work.When(Bob, new WorkItemCommand.Decline(Open, DeclineCode.Capacity, null)));
        Assert.Equal(Ada.Principal, _work.Item.Claim!.Holder);
    }

    [Theory]
    [InlineData("c1", "tests", "handoff.closed claim.ended claim.granted")]
    [InlineData("c2", "tests", "refused: readback-mismatch")]
    [InlineData(null, "tests", "refused: readback-mismatch")]
    [InlineData("c1", "", "refused: readback-mismatch")]
    [InlineData("c1", "tests scope", "refused: readback-mismatch")]
    public void The_read_back_equals_the_facts(string? commit, string unmet, string then)
    {
        var work = new Scenario(Flows.Gated(Runs.Criterion)).Given(Ada, Ask.Acquire());
        work.Given(Ada, Ask.Offer(work.Fence) with { Subject = new("c1") });

        Assert.Equal(then, work.When(Bob, Ask.Accept(
            work.Item.Offer!.Id,
            commit is null ? null : new Subject(commit),
            unmet.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
    }

    [Fact]
    public void The_hubs_own_reason_is_no_givers()
    {
        Assert.Equal("refused: invalid-argument", _work.When(
            Ada, Ask.Offer(_work.Fence) with { Reason = HandoffReason.CrashRecovery }));
    }

    private Scenario Offer(HandoffTarget? to = null) => _work.Given(Ada, Ask.Offer(_work.Fence, to));
}
