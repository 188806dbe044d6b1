using static Protocol.People;

namespace Protocol.WorkItems;

/// <summary>spec/claims.md: exclusion, leases and fences.</summary>
public sealed class ClaimTests
{
    private readonly Scenario _work = new(Flows.Open);

    [Fact]
    public void A_ready_item_is_granted_with_a_fence_of_the_epoch_and_the_position()
    {
        Assert.Equal("claim.granted", _work.When(Ada, Ask.Acquire()));
        Assert.Equal(Fence.Of(1, 3), _work.Fence);
        Assert.Equal(Ada.Principal, _work.Item.Claim!.Holder);
    }

    [Fact]
    public void A_live_claim_is_held_until_the_lease_ends()
    {
        _work.Given(Ada, Ask.Acquire());

        Assert.Equal("unmoved: held", _work.When(Bob, Ask.Acquire()));
        Assert.Equal("unmoved: held", _work.When(Ada, Ask.Acquire()));
        Assert.Equal("unmoved: held", _work.After(TimeSpan.FromMilliseconds(59_999)).When(Bob, Ask.Acquire()));
    }

    [Fact]
    public void The_first_claim_at_the_end_of_the_lease_replaces_the_holder()
    {
        _work.Given(Ada, Ask.Acquire());
        var old = _work.Fence;

        Assert.Equal("claim.expired claim.ended claim.granted", _work.After(1).When(Bob, Ask.Acquire()));
        Assert.True(_work.Fence > old);
        Assert.Equal("replaced", _work.Item.LastClaim!.Ended);
    }

    [Fact]
    public void A_holder_that_was_replaced_is_told_so_and_changes_nothing()
    {
        var old = _work.Given(Ada, Ask.Acquire()).Fence;
        _work.After(1).Given(Bob, Ask.Acquire());

        Assert.Equal("refused: stale-fence", _work.When(Ada, Ask.Advance(old, "go")));
        Assert.Equal(old.Value, (long)_work.Refusal!.Details!.Value.GetProperty("yourFence").GetInt64());
        Assert.Equal(_work.Fence.Value, _work.Refusal.Details.Value.GetProperty("currentFence").GetInt64());
        Assert.Equal("replaced", _work.Refusal.Details.Value.GetProperty("ended").GetString());
    }

    [Fact]
    public void A_lease_that_ran_out_does_not_end_a_claim()
    {
        _work.Given(Ada, Ask.Acquire());

        var then = _work.After(30).When(Ada, new WorkItemCommand.Progress(_work.Fence, "On it.", null));

        Assert.Equal("claim.expired claim.revived claim.renewed claim.progressed", then);
        Assert.Equal("unmoved: held", _work.When(Bob, Ask.Acquire()));
    }

    [Fact]
    public void A_lease_ends_at_its_end_and_not_after_it()
    {
        _work.Given(Ada, Ask.Acquire());

        Assert.Equal(
            "claim.expired claim.revived claim.renewed",
            _work.After(1).When(Ada, new WorkItemCommand.Renew(_work.Fence, null)));
    }

    [Fact]
    public void What_time_has_done_is_written_at_its_own_instant()
    {
        _work.Given(Ada, Ask.Acquire()).After(5).Given(Bob, Ask.Acquire());

        Assert.Equal([TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5)], _work.Instants(3));
        Assert.Equal(Principals.Actor.Hub, _work.Journal[^3].Actor);
    }

    [Theory]
    [InlineData(null, 60_000)]
    [InlineData(1L, 5_000)]
    [InlineData(30_000L, 30_000)]
    [InlineData(long.MaxValue, 86_400_000)]
    public void The_term_is_the_steps_or_what_was_asked_within_the_limits(long? asked, long given)
    {
        _work.Given(Ada, Ask.Acquire(asked));

        Assert.Equal(given, _work.Item.Claim!.TermMs);
        Assert.Equal(Scenario.Begin.AddMilliseconds(given), _work.Item.Claim.LeaseEnds);
    }

    [Fact]
    public void Every_holders_command_renews_by_the_whole_term()
    {
        _work.Given(Ada, Ask.Acquire()).After(TimeSpan.FromSeconds(50))
            .Given(Ada, new WorkItemCommand.Progress(_work.Fence, null, null));

        Assert.Equal(_work.Now.AddMinutes(1), _work.Item.Claim!.LeaseEnds);
    }

    [Fact]
    public void A_longer_term_that_was_renewed_is_not_shortened_by_the_next_command()
    {
        _work.Given(Ada, Ask.Acquire()).Given(Ada, new WorkItemCommand.Renew(_work.Fence, 600_000)).After(1)
            .Given(Ada, new WorkItemCommand.Progress(_work.Fence, null, null));

        Assert.Equal(_work.Now.AddMinutes(10), _work.Item.Claim!.LeaseEnds);
    }

    [Fact]
    public void An_advance_that_does_not_move_renews_nothing()
    {
        var work = new Scenario(Flows.Gated("""{ "id": "cool", "kind": "limit", "fact": "work.visits", "min": 2 }"""));
        work.Given(Ada, Ask.Acquire()).After(5);

        Assert.Equal("unmoved: pending", work.When(Ada, Ask.Advance(work.Fence)));
        Assert.Equal(Scenario.Begin.AddHours(1), work.Item.Claim!.LeaseEnds);
    }

    [Fact]
    public void Released_work_is_ready_and_its_handle_stale()
    {
        var old = _work.Given(Ada, Ask.Acquire()).Fence;

        Assert.Equal("claim.ended", _work.When(Ada, new WorkItemCommand.Release(old, "Lunch.")));
        Assert.Equal("refused: stale-fence", _work.When(Ada, new WorkItemCommand.Renew(old, null)));
        Assert.Equal("claim.granted", _work.When(Bob, Ask.Acquire()));
    }

    [Theory]
    [InlineData(true, "refused: denied")]
    [InlineData(false, "claim.ended")]
    public void Only_a_person_revokes_once_a_person_enrolled(bool isSealed, string then)
    {
        var work = new Scenario(Flows.Open, isSealed).Given(Ada, Ask.Acquire());

        Assert.Equal(then, work.When(Bob, new WorkItemCommand.Revoke("Stuck.")));
        Assert.Equal(isSealed ? "claim.ended" : "unmoved: unclaimed", work.When(Hal, new WorkItemCommand.Revoke("x")));
    }

    [Fact]
    public void A_fence_of_another_principal_is_worth_nothing()
    {
        _work.Given(Ada, Ask.Acquire());

        Assert.Equal("refused: stale-fence", _work.When(Bob, new WorkItemCommand.Renew(_work.Fence, null)));
    }

    [Theory]
    [InlineData(null, "t", null)]
    [InlineData("c", "t", null)]
    [InlineData("c", null, "s")]
    [InlineData(null, null, null)]
    public void A_holder_names_a_commit_or_a_file_set_and_nothing_else(string? commit, string? tree, string? sha256)
    {
        _work.Given(Ada, Ask.Acquire());

        Assert.Equal("refused: invalid-argument", _work.When(
            Ada, new WorkItemCommand.Progress(_work.Fence, null, new(commit, tree, sha256))));
    }
}
