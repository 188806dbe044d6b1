using System.Text.Json;
using Protocol.Clients;
using Protocol.Operations;
using Protocol.WorkItems;
using Spectre.Console;

namespace Protocol.Server.Demo;

/// <summary>Sets the stage, plays, and tells what was proved.</summary>
internal sealed class DemoRun(IAnsiConsole console)
{
    private const string Title = "Give the cents that are left over to the first who pay";

    /// <summary>Runs the demo in a directory.</summary>
    /// <returns>Whether all went as it must.</returns>
    public async Task<bool> RunAsync(string root, CancellationToken stop)
    {
        var board = new DemoBoard();
        var stage = new DemoStage(root);
        console.WriteLine($"Setting the stage in {root}: a git repository, signalbox init, three agents over MCP.");
        await stage.SetUpAsync(stop);
        var added = JsonElement.Parse(await stage.SignalboxAsync(stop, "work", "add", Title, "--json"));
        var work = added.GetProperty("work").GetProperty("work").GetString()!;
        board.Say("you", $"add {work} \"{Title}\"");

        var cast = await CastAsync(stage, board, stop);
        try
        {
            using var watching = CancellationTokenSource.CreateLinkedTokenSource(stop);
            await using var observer = JsonRpcHub.Start(Observer(stage));
            var watch = new DemoWatch(observer, board);
            var following = watch.FollowAsync(watching.Token);
            await new DemoScreen(console, board).ShowAsync(new DemoPlay(board, cast, work).RunAsync(stop));
            await watching.CancelAsync();
            await following;
            return await TellAsync(observer, new WorkId(work), watch, board, stop);
        }
        finally
        {
            foreach (var agent in cast.All)
                await agent.DisposeAsync();
        }
    }

    private async Task<bool> TellAsync(
        JsonRpcHub hub, WorkId work, DemoWatch watch, DemoBoard board, CancellationToken stop)
    {
        if (await hub.GetWorkAsync(new(work), stop) is not Answer<GetWork.Result>.Ok { Result.Work: var view })
            throw new DemoException("The hub does not know its own work item.");

        var isSound = DemoSummary.IsSound(watch.Entries, view);
        var refusals = board.Lines.Where(line => line.Tone == "bad").ToList();
        new DemoSummary(watch.Entries, board, refusals).Write(console, view, isSound);
        return isSound && view.Lifecycle is Lifecycle.Succeeded;
    }

    private static async Task<DemoAgents> CastAsync(DemoStage stage, DemoBoard board, CancellationToken stop)
    {
        List<DemoAgent> agents = [];
        foreach (var name in new[] { "Ada", "Bob", "Cyd" })
        {
            var worktree = await stage.AddWorktreeAsync(name.ToLowerInvariant(), "main", stop);
            var agent = new DemoAgent(name, worktree, stage.Self, board);
            await agent.ConnectAsync(stop);
            var status = await agent.CallAsync("status", [], stop);
            var principal = status.GetProperty("principal").GetProperty("id").GetString()!;
            board.Name(principal, name);
            board.Say(name, $"connects over MCP as {principal}");
            agents.Add(agent);
        }

        return new(agents[0], agents[1], agents[2]);
    }

    private static System.Diagnostics.ProcessStartInfo Observer(DemoStage stage) =>
        new(stage.Self.File, [.. stage.Self.Arguments, "rpc"]) { WorkingDirectory = stage.Main };
}
