using Protocol.ConformanceTests.Histories;
using Protocol.ConformanceTests.Wire;

namespace Protocol.ConformanceTests.Campaign;

/// <summary>Races under kill -9, and the history that they leave.</summary>
public sealed class CampaignTests
{
    [Fact]
    public async Task A_campaign_of_kills_leaves_a_history_without_a_violation()
    {
        HubUnderTest.DemandDeclared(["core", "gates", "handoff", "durable"]);
        var plan = CampaignPlan.Of([]);

        var account = await new CampaignRun(plan).RunAsync(TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {plan.Seed}, {plan.File}\n{account}");

        Assert.Empty(HistoryCheck.Run(History.Read(plan.File)));
        File.Delete(plan.File);
    }
}
