using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Protocol.ConformanceTests.Histories;
using Protocol.ConformanceTests.Wire;

namespace Protocol.ConformanceTests.Campaign;

/// <summary>What the actors of a campaign share: workspace, clock, record, and what there is to fight over.</summary>
internal sealed record CampaignWorld(
    Workspace Workspace, HistoryWriter History, IReadOnlyList<string> Items, IReadOnlyList<string> Commits)
{
    private const long NanosecondsPerTick = 1_000_000_000;

    private readonly ConcurrentDictionary<string, string> _offers = [];
    private readonly ConcurrentDictionary<string, int> _outcomes = [];

    public Transcript Transcript { get; } = new();

    /// <summary>The last offer of each item that some actor made.</summary>
    public IReadOnlyList<string> Offers => [.. _offers.Values];

    /// <summary>How often each operation had which outcome.</summary>
    public IReadOnlyDictionary<string, int> Outcomes => _outcomes;

    /// <summary>Nanoseconds of the clock that all starts and ends are taken from.</summary>
    public static long Now() =>
        (long)(Stopwatch.GetTimestamp() * ((double)NanosecondsPerTick / Stopwatch.Frequency));

    public void Record(Operation operation)
    {
        History.Add(operation);
        var outcome = operation.Answer is null ? "killed" : operation.Outcome ?? operation.ErrorCode ?? "broken";
        _outcomes.AddOrUpdate($"{operation.Op} {outcome}", 1, (_, count) => count + 1);
        if (operation.Outcome == "offered")
            _offers[operation.Result.TextAt("/work")!] = operation.Result.TextAt("/handoff")!;
    }

    public JsonObject AnySubject(Random chance) => new() { ["gitCommit"] = Commits[chance.Next(Commits.Count)] };
}
