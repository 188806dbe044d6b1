using System.Text.Json;
using System.Text.Json.Nodes;

namespace Protocol.Server.Demo;

/// <summary>
/// The story: two agents take one change through plan, implement and verify; the first tries to pass with a skipped
/// test and is refused, hands off, and is fenced; the second mends it; somebody else reviews it.
/// </summary>
internal sealed class DemoPlay(DemoBoard board, DemoAgents cast, string work)
{
    private readonly DemoMoves _moves = new(board);

    /// <summary>Plays it to the end.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await PlanAsync(stop);
        await CheatAsync(stop);
        var commit = await HandOffAsync(stop);
        await MendAsync(commit, stop);
        await ReviewAsync(stop);
    }

    private async Task PlanAsync(CancellationToken stop)
    {
        var ada = cast.Ada;
        var claimed = await DemoMoves.DoAsync(ada, "claim", new() { ["work"] = work }, "claimed", stop);
        board.Say(ada.Name, $"claims {work}: step plan, fence {Fence(claimed)}", DemoTone.Good);
        await DemoMoves.DoAsync(cast.Bob, "claim", new() { ["work"] = work }, "held", stop);
        _moves.Refuse(cast.Bob, $"asks for {work} too: held");
        Write(ada, "docs/plans/left-over-cents.md", DemoCode.Plan);
        await DemoStage.CommitAsync(ada.Worktree, "Plan the change", stop);
        board.Say(ada.Name, "commits a plan");
        await _moves.VerifyAsync(ada, "the plan", "pass", stop);
        await DemoMoves.AdvanceAsync(ada, "advanced", stop);
        board.Say(ada.Name, "leaves plan through its gate, and holds implement", DemoTone.Good);
    }

    private async Task CheatAsync(CancellationToken stop)
    {
        var ada = cast.Ada;
        Edit(ada, "tests/SplitBill.Tests/BillTests.cs", LastBrace(ada), DemoCode.SkippedTest);
        await DemoStage.CommitAsync(ada.Worktree, "Split the left over cents", stop);
        board.Say(ada.Name, "commits a test that is skipped, and no mended code");
        await _moves.VerifyAsync(ada, "the scope of the change", "pass", stop);
        await DemoMoves.AdvanceAsync(ada, "advanced", stop);
        board.Say(ada.Name, "leaves implement through its gate, and holds verify", DemoTone.Good);
        await _moves.VerifyAsync(ada, "the tests", "fail", stop);
        var refused = await DemoMoves.AdvanceAsync(ada, "fail", stop);
        _moves.Refuse(ada, $"tries to leave verify all the same: fail ({Why(refused)})");
    }

    private async Task<string> HandOffAsync(CancellationToken stop)
    {
        var (ada, bob) = (cast.Ada, cast.Bob);
        await ada.ConnectAsync(stop);
        await DemoMoves.DoAsync(ada, "claim", new() { ["work"] = work, ["recover"] = true }, "claimed", stop);
        board.Say(ada.Name, "has lost its context, and recovers its claim from the hub");
        var offered = await DemoMoves.DoAsync(ada, "handoff", new()
        {
            ["claim"] = ada.Claim,
            ["reason"] = "context-exhausted",
            ["summary"] = "The plan is agreed. The test is there but skipped; Bill.Split forgets the remainder.",
            ["actions"] = new JsonArray("Give the remainder to the first shares in Bill.Split.", "Run the test."),
            ["hazards"] = new JsonArray("A skipped test does not pass the gate; I tried."),
        }, "offered", stop);
        var handoff = offered.GetProperty("handoff").GetString()!;
        board.Say(ada.Name, $"offers {handoff} with a packet; responsible until it is accepted");
        return await AcceptAsync(bob, handoff, stop);
    }

    private async Task<string> AcceptAsync(DemoAgent bob, string handoff, CancellationToken stop)
    {
        var shown = await DemoMoves.DoAsync(bob, "show", new() { ["handoff"] = handoff }, "ok", stop);
        var facts = shown.GetProperty("packet").GetProperty("facts");
        var commit = facts.GetProperty("subject").GetProperty("gitCommit").GetString()!;
        var readback = new JsonObject
        {
            ["handoff"] = handoff,
            ["goal"] = "No cent gets lost when a bill is split.",
            ["firstAction"] = "Mend Bill.Split, then let the test run.",
            ["commit"] = commit,
            ["unmet"] = new JsonArray(),
        };
        var wrong = await bob.CallAsync("accept_handoff", (JsonObject)readback.DeepClone(), stop);
        _moves.Refuse(bob, $"accepts, and has not read what is unmet: {Code(wrong)}");
        var unmet = facts.GetProperty("unmet").EnumerateArray().Select(one => one.GetProperty("criterion").GetString());
        readback["unmet"] = new JsonArray([.. unmet.Select(criterion => (JsonNode?)criterion)]);
        var accepted = await DemoMoves.DoAsync(bob, "accept_handoff", readback, "accepted", stop);
        board.Say(bob.Name, $"reads the packet back and accepts {handoff}: fence {Fence(accepted)}", DemoTone.Good);
        var late = await cast.Ada.CallAsync(
            "progress", new() { ["claim"] = cast.Ada.Claim, ["note"] = "still at it" }, stop);
        _moves.Refuse(cast.Ada, $"goes on under its old handle: {Code(late)}");
        await DemoStage.CheckOutAsync(bob.Worktree, commit, stop);
        return commit;
    }

    private async Task MendAsync(string from, CancellationToken stop)
    {
        var bob = cast.Bob;
        await DemoMoves.DoAsync(bob, "advance", new() { ["claim"] = bob.Claim, ["exit"] = "rework" }, "advanced", stop);
        board.Say(bob.Name, "goes back to implement by the exit rework");
        Edit(bob, "src/SplitBill/Bill.cs", DemoCode.OldSplit, DemoCode.NewSplit);
        Edit(bob, "tests/SplitBill.Tests/BillTests.cs", DemoCode.SkippedTest.TrimEnd(), DemoCode.RealTests);
        var early = await bob.CallAsync("advance", new() { ["claim"] = bob.Claim }, stop);
        _moves.Refuse(bob, $"tries to leave with uncommitted changes: {Why(early)}");
        var commit = await DemoStage.CommitAsync(bob.Worktree, "Give left over cents to the first who pay", stop);
        board.Say(bob.Name, $"commits {commit[..8]} upon {from[..8]}: mended code, tests that run");
        await _moves.VerifyAsync(bob, "the scope of the change", "pass", stop);
        await DemoMoves.AdvanceAsync(bob, "advanced", stop);
        await _moves.VerifyAsync(bob, "the tests", "pass", stop);
        await DemoMoves.AdvanceAsync(bob, "advanced", stop);
        board.Say(bob.Name, "leaves implement and verify through their gates", DemoTone.Good);
    }

    private async Task ReviewAsync(CancellationToken stop)
    {
        foreach (var producer in new[] { cast.Ada, cast.Bob })
        {
            var none = await producer.CallAsync("claim", new() { ["work"] = work }, stop);
            _moves.Refuse(producer, $"asks to review its own work: {none.GetProperty("why").GetString()}");
        }

        var cyd = cast.Cyd;
        await DemoMoves.DoAsync(cyd, "claim", new() { ["work"] = work }, "claimed", stop);
        var ended = await DemoMoves.DoAsync(
            cyd,
            "advance",
            new() { ["claim"] = cyd.Claim, ["exit"] = "approve", ["note"] = "Reads well; the property test is right." },
            "ended",
            stop);
        var end = ended.GetProperty("ended").GetString();
        board.Say(cyd.Name, $"had no hand in it, reviews and approves: {end}", DemoTone.Good);
    }

    private static void Write(DemoAgent agent, string path, string text)
    {
        var file = Path.Combine(agent.Worktree, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private static void Edit(DemoAgent agent, string path, string old, string text)
    {
        var file = Path.Combine(agent.Worktree, path);
        var before = File.ReadAllText(file);
        var at = before.LastIndexOf(old, StringComparison.Ordinal);
        File.WriteAllText(file, string.Concat(before.AsSpan(0, at), text, before.AsSpan(at + old.Length)));
    }

    private static string LastBrace(DemoAgent agent)
    {
        var tests = File.ReadAllText(Path.Combine(agent.Worktree, "tests/SplitBill.Tests/BillTests.cs"));
        return tests.EndsWith("}\n", StringComparison.Ordinal) ? "}\n" : "}";
    }

    private static long Fence(JsonElement answer) => DemoBoard.Short(answer.GetProperty("fence").GetInt64());

    private static string Code(JsonElement answer) => answer.TryGetProperty("error", out var error)
        ? error.GetProperty("code").GetString()!
        : answer.GetProperty("outcome").GetString()!;

    private static string Why(JsonElement answer) =>
        DemoMoves.FirstReason(answer) ?? answer.GetProperty("outcome").GetString()!;
}
