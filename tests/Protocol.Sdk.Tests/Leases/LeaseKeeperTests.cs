using Protocol.Leases;

namespace Protocol.Sdk.Tests.Leases;

/// <summary>The lease keeper renews what was granted through it, and only that.</summary>
public sealed class LeaseKeeperTests
{
    private static readonly CancellationToken Running = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_claim_is_renewed_at_a_third_of_its_term()
    {
        var hub = new FakeHub();
        var time = new SteppedTime();
        await using var keeper = new LeaseKeeper(hub, time);
        await keeper.AcquireClaimAsync(new(), Running);

        time.Step(TimeSpan.FromMilliseconds(999));
        Assert.Equal(0, hub.Renewals);
        time.Step(TimeSpan.FromMilliseconds(1));
        await Eventually(() => hub.Renewals == 1);
        time.Step(TimeSpan.FromSeconds(1));
        await Eventually(() => hub.Renewals == 2);
    }

    [Fact]
    public async Task A_claim_that_was_replaced_is_renewed_no_more()
    {
        var hub = new FakeHub();
        var time = new SteppedTime();
        await using var keeper = new LeaseKeeper(hub, time);
        await keeper.AcquireClaimAsync(new(), Running);
        await hub.AcquireClaimAsync(new(), Running);

        time.Step(TimeSpan.FromSeconds(1));

        await Eventually(() => keeper.Kept.Count == 0);
        Assert.Equal(0, hub.Renewals);
    }

    [Fact]
    public async Task A_claim_that_was_released_is_renewed_no_more()
    {
        var hub = new FakeHub();
        var time = new SteppedTime();
        await using var keeper = new LeaseKeeper(hub, time);
        await keeper.AcquireClaimAsync(new(), Running);

        await keeper.ReleaseClaimAsync(new(Assert.Single(keeper.Kept)), Running);

        Assert.Empty(keeper.Kept);
    }

    [Fact]
    public async Task A_step_that_was_left_is_renewed_no_more()
    {
        var hub = new FakeHub();
        await using var keeper = new LeaseKeeper(hub, new SteppedTime());
        await keeper.AcquireClaimAsync(new(), Running);

        await keeper.AdvanceStepAsync(new(Assert.Single(keeper.Kept)), Running);

        Assert.Empty(keeper.Kept);
    }

    [Fact]
    public async Task A_claim_that_was_taken_over_is_kept()
    {
        var hub = new FakeHub();
        await using var keeper = new LeaseKeeper(hub, new SteppedTime());

        await keeper.AcceptHandoffAsync(new(new("H-9"), new("goal", "first")), Running);

        Assert.Single(keeper.Kept);
    }

    private static async Task Eventually(Func<bool> holds)
    {
        for (var i = 0; i < 500 && !holds(); i++)
            await Task.Delay(10, Running);

        Assert.True(holds());
    }
}
