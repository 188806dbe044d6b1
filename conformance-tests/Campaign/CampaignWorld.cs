using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Protocol.ConformanceTests.Histories;
using Protocol.ConformanceTests.Wire;

namespace Protocol.ConformanceTests.Campaign;

/// <summary>What the actors of a campaign share: workspace, clock, record, and what there is to fight over.</summary>
internal sealed class CampaignWorld(
    Workspace workspace, HistoryWriter history, IReadOnlyList<string> items, IReadOnlyList<string> commits)
{
    private const long NanosecondsPerTick = 1_000_000_000;

    private readonly string[] _items = [.. items];
    private readonly ConcurrentDictionary<string, string> _offers = [];
    private readonly ConcurrentDictionary<string, int> _outcomes = [];
    private long _answered;

    public Workspace Workspace => workspace;

    /// <summary>How many calls were answered so far.</summary>
    public long Answered => Interlocked.Read(ref _answered);

    /// <summary>The last offer of each item that some actor made.</summary>
    public IReadOnlyList<string> Offers => [.. _offers.Values];

    /// <summary>How often each operation had which outcome.</summary>
    public IReadOnlyDictionary<string, int> Outcomes => _outcomes;

    /// <summary>Nanoseconds of the clock that all starts and ends are taken from.</summary>
    public static long Now() =>
        (long)(Stopwatch.GetTimestamp() * ((double)NanosecondsPerTick / Stopwatch.Frequency));

    public void Record(Operation operation)
    {
        history.Add(operation);
        if (operation.Answer is not null)
            Interlocked.Increment(ref _answered);

        var outcome = operation.Answer is null ? "killed" : operation.Outcome ?? operation.ErrorCode ?? "broken";
        _outcomes.AddOrUpdate($"{operation.Op} {outcome}", 1, (_, count) => count + 1);
        if (operation.Outcome == "offered")
            _offers[operation.Result.TextAt("/work")!] = operation.Result.TextAt("/handoff")!;
    }

    public string AnyItem(Random chance) => Volatile.Read(ref _items[chance.Next(_items.Length)]);

    /// <summary>Puts a new item in the place of one that has ended.</summary>
    public void Replace(string ended, string item)
    {
        for (var place = 0; place < _items.Length; place++)
            Interlocked.CompareExchange(ref _items[place], item, ended);
    }

    public JsonObject AnySubject(Random chance) => new() { ["gitCommit"] = commits[chance.Next(commits.Count)] };
}
