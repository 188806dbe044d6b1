using System.Text.Json.Nodes;
using Protocol.ConformanceTests.Histories;
using Protocol.ConformanceTests.Wire;

namespace Protocol.ConformanceTests.Campaign;

/// <summary>
/// Many processes on one workspace, claiming, handing off, parking and reporting by chance while one after the other is
/// killed: what was asked and answered is recorded, and the whole journal is read at the end.
/// </summary>
internal sealed class CampaignRun(CampaignPlan plan)
{
    private const int LongestPeace = 150;
    private static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(5);

    private readonly HubManifest _hub = HubManifest.Current;
    private readonly Random _fate = new(plan.Seed);
    private int _kills;

    /// <summary>Runs the campaign, and writes its history to the file of the plan.</summary>
    /// <returns>What was done, in a few lines.</returns>
    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        using var workspace = await Workspace.PrepareAsync(_hub, cancellationToken);
        using var history = new HistoryWriter(plan.File, _hub.Name, plan.Seed, plan.Actors);
        await using var founder = workspace.Launch(
            Workspace.JsonRpc, "agent", Workspace.NewSecret(), "founder", Transcript.None);
        var world = await FoundAsync(founder, workspace, history, cancellationToken);

        IReadOnlyList<CampaignActor> actors =
        [
            .. Enumerable.Range(1, plan.Actors - 1)
                .Select(number => new CampaignWorker($"w{number}", world, plan.Seed + number)),
            new CampaignVerifier("v", world, plan.Seed),
        ];
        using var war = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var killing = KillAsync(actors, world, war.Token);
        await Task.WhenAll(actors.Select(actor => actor.RunAsync(plan.Length, cancellationToken)));
        await war.CancelAsync();
        await killing;
        await Task.WhenAll(actors.Select(actor => actor.ResolveAsync(cancellationToken)));

        foreach (var entry in await JournalReader.ReadAsync(founder, cancellationToken))
            history.Add(entry);

        return $"{_kills} kills\n{string.Join('\n', world.Outcomes.OrderBy(count => count.Key).Select(Line))}";
    }

    private static string Line(KeyValuePair<string, int> count) => $"{count.Value,7} {count.Key}";

    private async Task<CampaignWorld> FoundAsync(
        HubProcess founder, Workspace workspace, HistoryWriter history, CancellationToken cancellationToken)
    {
        foreach (var kind in new[] { "workflow", "policy" })
        {
            var text = await File.ReadAllTextAsync(
                Repository.Path("conformance-tests", "cases", "documents", $"campaign-{kind}.json"), cancellationToken);
            await DemandAsync(
                founder, $"{kind}/load", new() { ["document"] = JsonNode.Parse(text) }, cancellationToken);
        }

        var items = new List<string>();
        for (var item = 1; item <= plan.Items; item++)
        {
            var made = await DemandAsync(
                founder, "work/create",
                new() { ["title"] = $"Item {item}", ["workflow"] = "campaign" },
                cancellationToken);
            items.Add(made.TextAt("/work/work")!);
        }

        var commits = new List<string>();
        while (commits.Count < 6)
            commits.Add(await workspace.CommitAsync(null, cancellationToken));

        return new(workspace, history, items, commits);
    }

    private static async Task<JsonNode> DemandAsync(
        HubProcess hub, string operation, JsonObject arguments, CancellationToken cancellationToken)
    {
        var answer = await hub.CallAsync(operation, arguments, cancellationToken);
        return answer.At("/result")
            ?? throw new InvalidOperationException($"{operation} answered {answer?.ToJsonString() ?? "nothing"}");
    }

    /// <summary>
    /// Kills after so many answers, not after so much time: a slow machine gets as far as a fast one.
    /// </summary>
    private async Task KillAsync(IReadOnlyList<CampaignActor> actors, CampaignWorld world, CancellationToken war)
    {
        var next = world.Answered + _fate.Next(LongestPeace);
        while (!war.IsCancellationRequested)
        {
            await Task.Delay(Blink, war).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var victims = world.Answered < next ? [] : Choose(actors);
            if (victims.Count == 0)
                continue;

            next = world.Answered + _fate.Next(LongestPeace);
            await Task.WhenAll(victims.Select(victim => victim.KillAsync()));
            _kills++;
        }
    }

    /// <summary>
    /// Mostly one that is at work; now and then one that has just been started; and every tenth time all at once.
    /// </summary>
    private IReadOnlyList<CampaignActor> Choose(IReadOnlyList<CampaignActor> actors)
    {
        var ripe = _fate.Next(8) == 0 ? actors : actors.Where(actor => actor.IsInForce).ToList();
        if (ripe.Count == 0)
            return [];

        return _kills % 10 == 9 ? ripe : [ripe[_fate.Next(ripe.Count)]];
    }
}
