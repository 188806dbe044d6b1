using Protocol.ConformanceTests.Wire;

namespace Protocol.ConformanceTests.Cases;

/// <summary>Every case of cases/ against the hub that the manifest names.</summary>
public sealed class CaseTests
{
    public static IEnumerable<TheoryDataRow<string>> Ids =>
        TestCase.All.Keys.Select(id => new TheoryDataRow<string>(id) { TestDisplayName = id });

    [Theory, MemberData(nameof(Ids))]
    public async Task The_hub_does_as_the_case_demands(string id)
    {
        var test = TestCase.All[id];
        HubUnderTest.DemandDeclared(test.Profiles);

        await CaseRun.RunAsync(test, HubManifest.Current, TestContext.Current.CancellationToken);
    }
}
