using Protocol.ConformanceTests.Campaign;
using Protocol.ConformanceTests.Histories;
using Protocol.ConformanceTests.Wire;
using Xunit.MicrosoftTestingPlatform;

namespace Protocol.ConformanceTests;

/// <summary>
/// <c>history check FILE</c> checks a recorded history, <c>campaign [seconds] [actors] [file]</c> records one and
/// checks it; everything else is the test platform's.
/// </summary>
internal static class Program
{
    private const int Unavailable = 69;

    public static async Task<int> Main(string[] arguments) => arguments switch
    {
        ["history", "check", var file] => await CheckHistoryAsync(file),
        ["campaign", .. var options] => await RunCampaignAsync(options),
        _ => await TestPlatformTestFramework.RunAsync(
            arguments, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
    };

    private static async Task<int> CheckHistoryAsync(string file)
    {
        var history = History.Read(file);
        var violations = HistoryCheck.Run(history);
        foreach (var violation in violations)
            await Console.Out.WriteLineAsync(violation.ToString());

        await Console.Out.WriteLineAsync(
            $"{history.Operations.Count} operations, {history.Journal.Count} events, {violations.Count} violations");
        return violations.Count == 0 ? 0 : 1;
    }

    private static async Task<int> RunCampaignAsync(string[] options)
    {
        if (HubManifest.Current.FindMissing() is { } missing)
        {
            await Console.Error.WriteLineAsync($"No hub at {missing}.");
            return Unavailable;
        }

        var plan = CampaignPlan.Of(options);
        await Console.Out.WriteLineAsync(
            $"{plan.Actors} actors, {plan.Length.TotalSeconds} s, seed {plan.Seed}, {plan.File}");
        await Console.Out.WriteLineAsync(await new CampaignRun(plan).RunAsync(CancellationToken.None));
        return await CheckHistoryAsync(plan.File);
    }
}
