using Protocol.Operations;

namespace Protocol.Server.Tests.Hub;

/// <summary>Limits that are too high to be reached from outside.</summary>
public sealed class LimitTests
{
    [Fact]
    public async Task Work_beyond_the_limit_of_open_items_is_refused_until_one_ends()
    {
        await using var hub = new TestHub(new Limits(MaxOpenWork: 2));
        var agent = await hub.AgentAsync("ada");
        await agent.CreateWorkAsync(new("One"), TestHub.Stop);
        var second = TestHub.Ok(await agent.CreateWorkAsync(new("Two"), TestHub.Stop)).Work.Work;

        var refusal = TestHub.Refused(await agent.CreateWorkAsync(new("Three"), TestHub.Stop));

        Assert.Equal(ErrorCode.CapacityExceeded, refusal.Code);
        TestHub.Ok(await agent.CancelWorkAsync(new(second), TestHub.Stop));
        TestHub.Ok(await agent.CreateWorkAsync(new("Three"), TestHub.Stop));
    }
}
