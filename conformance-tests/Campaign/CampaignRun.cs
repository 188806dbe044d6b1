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
    private const int LongestPeaceMs = 600;

    private readonly HubManifest _hub = HubManifest.Current;
    private readonly Random _fate = new(plan.Seed);
    private int _kills;

    /// <summary>Runs the campaign, and writes its history to the file of the plan.</summary>
    /// <returns>What was done, in a few lines.</returns>
    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        using var workspace = await Workspace.PrepareAsync(_hub, cancellationToken);
        using var history = new HistoryWriter(plan.File, _hub.Name, plan.Seed, plan.Actors);
        await using var founder = workspace.Launch("agent", Workspace.NewSecret(), new());
        var world = await FoundAsync(founder, workspace, history, cancellationToken);

        IReadOnlyList<CampaignActor> actors =
        [
            .. Enumerable.Range(1, plan.Actors - 1)
                .Select(number => new CampaignWorker($"w{number}", world, plan.Seed + number)),
            new CampaignVerifier("v", world, plan.Seed),
        ];
        using var war = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var killing = KillAsync(actors, war.Token);
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
                Repository.Path("conformance-tests", "Campaign", $"{kind}.json"), cancellationToken);
            await DemandAsync(founder, $"{kind}/load", new() { ["document"] = JsonNode.Parse(text) }, cancellationToken);
        }

        var items = new List<string>();
        for (var item = 1; item <= plan.Items; item++)
        {
            var made = await DemandAsync(
                founder, "work/create", new() { ["title"] = $"Item {item}", ["workflow"] = "campaign" }, cancellationToken);
            items.Add(made.TextAt("/work/work")!);
        }

        var commits = new List<string>();
        while (commits.Count < 6)
            commits.Add(await workspace.CommitAsync(cancellationToken));

        return new(workspace, history, items, commits);
    }

    private static async Task<JsonNode> DemandAsync(
        HubProcess hub, string operation, JsonObject arguments, CancellationToken cancellationToken)
    {
        var answer = await hub.CallAsync(operation, arguments, cancellationToken);
        return answer.At("/result")
            ?? throw new InvalidOperationException($"{operation} answered {answer?.ToJsonString() ?? "nothing"}");
    }

    private async Task KillAsync(IReadOnlyList<CampaignActor> actors, CancellationToken war)
    {
        while (!war.IsCancellationRequested)
        {
            await Task.Delay(_fate.Next(LongestPeaceMs), war).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (war.IsCancellationRequested)
                return;

            var victims = _kills % 10 == 9 ? actors : [actors[_fate.Next(actors.Count)]];
            await Task.WhenAll(victims.Select(victim => victim.KillAsync()));
            _kills++;
        }
    }
}
