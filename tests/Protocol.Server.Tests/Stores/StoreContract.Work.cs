using Protocol.WorkItems;
using static Protocol.Server.Tests.Stores.Samples;

namespace Protocol.Server.Tests.Stores;

public abstract partial class StoreContract
{
    [Fact]
    public async Task What_may_be_claimed_comes_by_priority_then_age()
    {
        await WriteAsync(static turn =>
        {
            turn.Save("W-1", Index(1, priority: 5, claimableFrom: Noon));
            turn.Save("W-2", Index(2, priority: 0, claimableFrom: Noon.AddMinutes(1)));
            turn.Save("W-3", Index(3, priority: 5, claimableFrom: Noon.AddMinutes(-1)));
            turn.Save("W-4", Index(4, priority: 1, claimableFrom: Noon));
            turn.Save("W-5", Index(5, priority: 0));
        });

        Assert.Equal(["W-4", "W-1", "W-3"], await IdsAsync(static view => view.ReadClaimable(Noon)));
        Assert.Equal(["W-3"], await IdsAsync(static view => view.ReadClaimable(Noon.AddSeconds(-1))));
        Assert.Equal(
            ["W-2", "W-4", "W-1", "W-3"], await IdsAsync(static view => view.ReadClaimable(Noon.AddMinutes(1))));
    }

    [Fact]
    public async Task What_time_made_claimable_stays_in_its_order_after_the_next_commit()
    {
        await WriteAsync(static turn => turn.Save("W-1", Index(1, priority: 5, claimableFrom: Noon)));
        await WriteAsync(static turn => turn.Save("W-2", Index(2, priority: 0, claimableFrom: Noon.AddMinutes(1))));

        Clock.Now = Noon.AddMinutes(2);
        await WriteAsync(static turn => turn.AppendNext());
        Assert.Equal(["W-2", "W-1"], await IdsAsync(static view => view.ReadClaimable(view.Now)));

        await WriteAsync(static turn => turn.Save("W-2", Index(2, priority: 0, claimableFrom: Noon.AddMinutes(9))));
        Assert.Equal(["W-1"], await IdsAsync(static view => view.ReadClaimable(view.Now)));

        await WriteAsync(static turn => turn.Save("W-1", Index(1, priority: 5)));
        Assert.Empty(await IdsAsync(static view => view.ReadClaimable(view.Now)));
        Assert.Equal(["W-2"], await IdsAsync(static view => view.ReadClaimable(Noon.AddMinutes(9))));
    }

    [Fact]
    public async Task Work_is_found_by_what_the_index_says_now()
    {
        var ada = Ada.Principal;
        await WriteAsync(turn =>
        {
            turn.Save("W-1", Index(1));
            turn.Save("W-2", Index(2, priority: 1) with { DependsOn = [new("W-1")] });
            turn.Save("W-3", Index(3) with { DependsOn = [new("W-1"), new("W-2")] });
            turn.Save(
                "W-1", Index(1) with { Holder = ada, HasRequests = true, HasOffer = true, NeedsAttention = true });
        });

        Assert.Equal(["W-1"], await IdsAsync(view => view.ReadHeldBy(ada)));
        Assert.Equal(["W-1"], await IdsAsync(static view => view.ReadUnverified()));
        Assert.Equal(["W-1"], await IdsAsync(static view => view.ReadOffered()));
        Assert.Equal(["W-1"], await IdsAsync(static view => view.ReadAttention()));
        Assert.Equal(["W-2", "W-3"], await IdsAsync(static view => view.ReadDependents(new("W-1"))));
        Assert.Equal(["W-2", "W-1", "W-3"], await IdsAsync(static view => view.ReadWork(null)));
        Assert.Equal(3, await ReadAsync(static view => view.CountOpen()));

        await WriteAsync(static turn =>
        {
            turn.Save("W-1", Index(1, lifecycle: Lifecycle.Paused));
            turn.Save("W-3", Index(3, lifecycle: Lifecycle.Succeeded));
        });

        Assert.Empty(await IdsAsync(view => view.ReadHeldBy(ada)));
        Assert.Empty(await IdsAsync(static view => view.ReadUnverified()));
        Assert.Empty(await IdsAsync(static view => view.ReadOffered()));
        Assert.Empty(await IdsAsync(static view => view.ReadAttention()));
        Assert.Equal(["W-2"], await IdsAsync(static view => view.ReadDependents(new("W-1"))));
        Assert.Equal(["W-2"], await IdsAsync(static view => view.ReadWork(Lifecycle.Open)));
        Assert.Equal(["W-3"], await IdsAsync(static view => view.ReadWork(Lifecycle.Succeeded)));
        Assert.Equal(2, await ReadAsync(static view => view.CountOpen()));
    }

    [Fact]
    public async Task Lifecycles_are_told_of_what_exists()
    {
        await WriteAsync(static turn =>
        {
            turn.Save("W-1", Index(1));
            turn.Save("W-2", Index(2, lifecycle: Lifecycle.Canceled));
        });

        var found = await ReadAsync(static view => view.FindLifecycles([new("W-1"), new("W-2"), new("W-3")]));

        Assert.Equal(2, found.Count);
        Assert.Equal(Lifecycle.Open, found[new("W-1")]);
        Assert.Equal(Lifecycle.Canceled, found[new("W-2")]);
    }

    [Fact]
    public async Task Work_is_saved_while_it_is_read()
    {
        await WriteAsync(static turn =>
        {
            for (var n = 1; n <= 20; n++)
            {
                turn.Save($"W-{n}", Index(n, claimableFrom: Noon));
            }
        });

        await WriteAsync(static turn =>
        {
            foreach (var item in turn.ReadClaimable(turn.Now))
            {
                turn.Save(item.Id.Value, Index(long.Parse(item.Id.Value[2..], null)));
            }
        });

        Assert.Empty(await IdsAsync(static view => view.ReadClaimable(view.Now)));
    }
}
