using System.Text.Json;
using Protocol.Bindings.Mcp;
using Protocol.Gates;
using Protocol.Operations;
using Protocol.WorkItems;

namespace Protocol.Sdk.Tests.Bindings;

/// <summary>What the tools make of their flat arguments, and of large answers.</summary>
public sealed class ToolTests
{
    private static readonly string Head = new('a', 40);

    [Theory, InlineData("check_gate"), InlineData("verify"), InlineData("advance"), InlineData("progress")]
    public async Task A_call_without_a_subject_gets_that_of_the_worktree(string tool)
    {
        var hub = new FakeHub();
        await using var wire = Wire.Mcp(hub, new() { Subjects = new Worktree() });

        await wire.AskAsync(McpBindingTests.Call(tool, """{"claim":"W-1.0.mac"}"""));

        var (subject, dirty) = hub.Asked[0] switch
        {
            CheckGate.Request check => (check.Subject, check.Dirty),
            RequestVerification.Request verify => (verify.Subject, verify.Dirty),
            AdvanceStep.Request advance => (advance.Subject, advance.Dirty),
            ReportProgress.Request progress => (progress.Subject, true),
            var other => throw new InvalidOperationException($"{other}"),
        };
        Assert.Equal(new Subject(GitCommit: Head), subject);
        Assert.True(dirty);
    }

    [Fact]
    public async Task A_subject_that_the_agent_names_is_kept()
    {
        var hub = new FakeHub();
        var named = new string('b', 40);
        await using var wire = Wire.Mcp(hub, new() { Subjects = new Worktree() });

        await wire.AskAsync(McpBindingTests.Call("check_gate", $$"""{"claim":"W-1.0.mac","commit":"{{named}}"}"""));

        var check = Assert.IsType<CheckGate.Request>(Assert.Single(hub.Asked));
        Assert.Equal(new Subject(GitCommit: named), check.Subject);
        Assert.False(check.Dirty);
    }

    [Fact]
    public async Task A_handoff_is_offered_with_its_narrative()
    {
        var hub = new FakeHub();
        await using var wire = Wire.Mcp(hub);

        await wire.AskAsync(McpBindingTests.Call("handoff",
            """
            {"claim":"W-1.0.mac","reason":"shift-end","summary":"half done","hazards":["slow"],"toRole":"reviewer",
            "actions":["run it",{"text":"fix the test","criterion":"tests"}]}
            """.ReplaceLineEndings("")));

        var offer = Assert.IsType<OfferHandoff.Request>(Assert.Single(hub.Asked));
        Assert.Equal("reviewer", offer.To?.Role);
        Assert.Equal([new("run it"), new("fix the test", "tests")], offer.Narrative.Actions);
        Assert.Equal(["slow"], offer.Narrative.Hazards);
    }

    [Fact]
    public async Task A_handoff_is_accepted_with_its_read_back()
    {
        var hub = new FakeHub();
        await using var wire = Wire.Mcp(hub);

        await wire.AskAsync(McpBindingTests.Call("accept_handoff",
            $$"""{"handoff":"H-9","goal":"build","firstAction":"read","tree":"{{Head}}","unmet":["tests"]}"""));

        var accept = Assert.IsType<AcceptHandoff.Request>(Assert.Single(hub.Asked));
        Assert.Equal(new Subject(GitTree: Head), accept.Readback.Subject);
        Assert.Equal(["tests"], accept.Readback.Unmet);
    }

    [Fact]
    public async Task A_handoff_without_a_read_back_points_to_its_packet()
    {
        await using var wire = Wire.Mcp(new FakeHub());

        var answer = await wire.AskAsync(McpBindingTests.Call("accept_handoff", """{"handoff":"H-9"}"""));
        var call = McpBindingTests.Structured(answer).GetProperty("error").GetProperty("next")[0].GetProperty("call");

        Assert.Equal("show", call.GetProperty("tool").GetString());
        Assert.Equal("H-9", call.GetProperty("args").GetProperty("handoff").GetString());
    }

    [Fact]
    public async Task A_long_list_is_shown_by_its_first_stubs_and_its_length()
    {
        await using var wire = Wire.Mcp(new FakeHub { ListTotal = 60 });

        var answer = McpBindingTests.Structured(await wire.AskAsync(McpBindingTests.Call("show", "{}")));

        Assert.Equal(5, answer.GetProperty("items").GetArrayLength());
        Assert.Equal(60, answer.GetProperty("total").GetInt32());
        Assert.Contains("Narrow", answer.GetProperty("hint").GetString());
    }

    [Fact]
    public async Task No_answer_is_larger_than_the_cap()
    {
        await using var wire = Wire.Mcp(new FakeHub { ListTotal = 100, ListTitle = new('t', 1_000) });

        var answer = await wire.AskAsync(McpBindingTests.Call("show", """{"limit":100}"""));
        var shown = McpBindingTests.Structured(answer);

        Assert.InRange(shown.GetRawText().Length, 1, 16 * 1024);
        Assert.InRange(shown.GetProperty("items").GetArrayLength(), 6, 12);
        Assert.False(shown.TryGetProperty("truncated", out _));
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_cut_and_says_so()
    {
        await using var wire = Wire.Mcp(new FakeHub { ListTitle = new('t', 40_000) });

        var shown = McpBindingTests.Structured(await wire.AskAsync(McpBindingTests.Call("show", "{}")));

        Assert.InRange(shown.GetRawText().Length, 1, 16 * 1024);
        Assert.True(shown.GetProperty("truncated").GetBoolean());
    }

    [Fact]
    public async Task Two_selectors_do_not_go_together()
    {
        await using var wire = Wire.Mcp(new FakeHub());

        var answer = await wire.AskAsync(McpBindingTests.Call("show", """{"work":"W-1","describe":true}"""));

        var error = McpBindingTests.Structured(answer).GetProperty("error");
        Assert.Equal("invalid-argument", error.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Verify_starts_a_verifier_and_answers_what_it_finds()
    {
        var hub = new FakeHub { Gate = VerdictStatus.Pending };
        var launcher = new Launcher(() => hub.Gate = VerdictStatus.Pass);
        await using var wire = Wire.Mcp(hub, new() { Verifier = launcher });

        await wire.SendAsync(
            """
            {"jsonrpc":"2.0","id":1,"method":"tools/call",
            "params":{"name":"verify","arguments":{"claim":"W-1.0.mac"},"_meta":{"progressToken":"p"}}}
            """.ReplaceLineEndings(""));
        var told = await wire.ReceiveAsync();
        var answer = told;
        while (!answer.TryGetProperty("result", out _))
            answer = await wire.ReceiveAsync();

        Assert.Equal("notifications/progress", told.GetProperty("method").GetString());
        Assert.Equal("p", told.GetProperty("params").GetProperty("progressToken").GetString());
        Assert.Equal("pass", McpBindingTests.Structured(answer).GetProperty("outcome").GetString());
        Assert.Equal(new WorkId("W-1"), launcher.Launched);
    }

    [Fact]
    public async Task Verify_answers_pending_with_a_cursor_where_the_run_goes_on()
    {
        var hub = new FakeHub { Gate = VerdictStatus.Pending };
        await using var wire = Wire.Mcp(hub, new() { VerifyWait = TimeSpan.FromMilliseconds(300) });

        var answer = await wire.AskAsync(McpBindingTests.Call("verify", """{"claim":"W-1.0.mac"}"""));
        var shown = McpBindingTests.Structured(answer);

        Assert.False(answer.GetProperty("result").TryGetProperty("isError", out var isError) && isError.GetBoolean());
        Assert.Equal("pending", shown.GetProperty("outcome").GetString());
        Assert.Equal(7, shown.GetProperty("cursor").GetInt32());
        Assert.Equal(JsonValueKind.Object, shown.GetProperty("verdict").ValueKind);
    }

    private sealed class Worktree : ISubjectSource
    {
        public Task<WorktreeSubject?> ReadAsync(CancellationToken cancellationToken) =>
            Task.FromResult<WorktreeSubject?>(new(new(GitCommit: Head), Dirty: true));
    }

    private sealed class Launcher(Action finds) : IVerifierLauncher
    {
        public WorkId? Launched { get; private set; }

        public Task? Launch(WorkId work)
        {
            Launched = work;
            return Task.Run(async () =>
            {
                await Task.Delay(300);
                finds();
                await Task.Delay(-1);
            });
        }
    }
}
