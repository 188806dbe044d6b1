namespace Protocol.ConformanceTests.Wire;

/// <summary>Says by name why a test cannot run: no hub, or a profile that the hub does not declare.</summary>
internal static class HubUnderTest
{
    /// <summary>Skips the test, except in CI, where a hub that is not there is a failure.</summary>
    public static void DemandDeclared(IEnumerable<string> profiles)
    {
        var missing = HubManifest.Current.FindMissing();
        if (missing is not null && Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail($"No hub at {missing}: build src/Protocol.Server first.");

        Assert.SkipWhen(missing is not null, $"No hub at {missing}: build src/Protocol.Server first.");
        var undeclared = profiles.Except(HubManifest.Current.Profiles).ToList();
        Assert.SkipWhen(
            undeclared.Count > 0,
            $"not applicable: {HubManifest.Current.Name} does not declare "
                + $"{string.Join(", ", undeclared)}");
    }
}
