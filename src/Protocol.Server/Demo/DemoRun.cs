using System.Diagnostics;
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

    private readonly DemoBoard _board = new(Title);

    /// <summary>Runs the demo in a directory.</summary>
    /// <returns>Whether all went as it must.</returns>
    public async Task<bool> RunAsync(string root, CancellationToken stop)
    {
        var (watch, view) = await new DemoScreen(console, _board).ShowAsync(() => PlayAsync(new(root), stop));
        var isSound = DemoSummary.IsSound(watch.Entries, view);
        new DemoSummary(watch.Entries, _board).Write(console, view, isSound);
        return isSound && view.Lifecycle is Lifecycle.Succeeded;
    }

    private async Task<(DemoWatch Watch, WorkView View)> PlayAsync(DemoStage stage, CancellationToken stop)
    {
        _board.Say("you", "git init, with a small C# library and its tests");
        await stage.SetUpAsync(stop);
        _board.Say("you", "signalbox init --yes: store, policy, workflow, local verifier");
        var added = JsonElement.Parse(await stage.SignalboxAsync(stop, "work", "add", Title, "--json"));
        var work = added.GetProperty("work").GetProperty("work").GetString()!;
        _board.Say("you", $"signalbox work add: {work}");

        var cast = await CastAsync(stage, stop);
        try
        {
            using var watching = CancellationTokenSource.CreateLinkedTokenSource(stop);
            await using var observer = JsonRpcHub.Start(Observer(stage));
            var watch = new DemoWatch(observer, _board);
            var following = watch.FollowAsync(watching.Token);
            await new DemoPlay(_board, cast, work).RunAsync(stop);
            await watching.CancelAsync();
            await following;
            return await observer.GetWorkAsync(new(new WorkId(work)), stop) is Answer<GetWork.Result>.Ok told
                ? (watch, told.Result.Work)
                : throw new DemoException("The hub does not know its own work item.");
        }
        finally
        {
            foreach (var agent in cast.All)
                await agent.DisposeAsync();
        }
    }

    private async Task<DemoAgents> CastAsync(DemoStage stage, CancellationToken stop)
    {
        List<DemoAgent> agents = [];
        foreach (var name in new[] { "Ada", "Bob", "Cyd" })
        {
            var worktree = await stage.AddWorktreeAsync(name.ToLowerInvariant(), "main", stop);
            var agent = new DemoAgent(name, worktree, stage.Self, _board);
            await agent.ConnectAsync(stop);
            var status = await agent.CallAsync("status", [], stop);
            var principal = status.GetProperty("principal").GetProperty("id").GetString()!;
            _board.Name(principal, name);
            _board.Say(name, $"connects over MCP from its own worktree: {principal}");
            agents.Add(agent);
        }

        return new(agents[0], agents[1], agents[2]);
    }

    private static ProcessStartInfo Observer(DemoStage stage) =>
        new(stage.Self.File, [.. stage.Self.Arguments, "rpc"]) { WorkingDirectory = stage.Main };
}
