using System.Globalization;

namespace Protocol.ConformanceTests.Campaign;

/// <summary>How long, how many, and from which seed.</summary>
internal sealed record CampaignPlan(TimeSpan Length, int Actors, int Items, int Seed, string File)
{
    private const int DefaultSeconds = 10;
    private const int DefaultActors = 8;
    private const int DefaultItems = 4;

    /// <summary>
    /// From <c>[seconds] [actors] [file]</c>; the environment decides the seconds where they are left out.
    /// </summary>
    public static CampaignPlan Of(string[] options)
    {
        var seconds = NumberAt(options, 0) ?? FromEnvironment("SIGNALBOX_CAMPAIGN_SECONDS") ?? DefaultSeconds;
        var seed = FromEnvironment("SIGNALBOX_CAMPAIGN_SEED") ?? Environment.ProcessId;
        var file = options.Length > 2
            ? options[2]
            : Path.Combine(Path.GetTempPath(), $"signalbox-history-{seed}.jsonl");
        return new(TimeSpan.FromSeconds(seconds), NumberAt(options, 1) ?? DefaultActors, DefaultItems, seed, file);
    }

    private static int? NumberAt(string[] options, int place) =>
        options.Length > place ? int.Parse(options[place], CultureInfo.InvariantCulture) : null;

    private static int? FromEnvironment(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
