using System.Text.Json;
using Protocol.Operations;
using Protocol.Server.Tests.Hub;
using static Protocol.Server.Tests.Hub.TestHub;

namespace Protocol.Server.Tests.Drills;

/// <summary>Workflows that would let work out unchecked, or never out: none of them is loaded.</summary>
public sealed class WorkflowDrills : IAsyncDisposable
{
    private const string Loop = "\"loop\": { \"max\": 2, \"then\": \"escalate\" }";
    private const string Done = "\"done\": { \"to\": \"review\", \"gate\": \"tested\" }";
    private const string End = "\"done\": { \"type\": \"end\", \"result\": \"succeeded\" }";
    private const string Tests = "\"id\": \"tests\", \"kind\": \"command\", \"run\": { \"argv\": [\"run-tests\"] },";
    private const string Expect = "\"expect\": { \"tests\": {} }";
    private const string Abandon = "\"abandon\": { \"to\": \"failed\" }";
    private const string Guarantee = "\"implement.done\", \"review.approve\"";
    private const string Blocked = "\"blocked\": { \"to\": \"escalate\" }, ";
    private const string Timeout = "\"timeout\": { \"to\": \"escalate\" }, ";
    private const string Outs =
        "\"blocked\": { \"to\": \"failed\" }, \"timeout\": { \"to\": \"failed\" } } },\n    \"done\"";
    private const string Pits = "\"blocked\": { \"to\": \"pit\" }, \"timeout\": { \"to\": \"pit\" } } }, \"pit\": "
        + "{ \"type\": \"decision\", \"default\": { \"to\": \"pit\", \"loop\": { \"max\": 9, \"then\": \"pit\" } } },\n"
        + "    \"done\"";

    private const string Testimony = "\"kind\": \"evidence\", \"minTrust\": \"claimed\", \"predicateType\": "
        + "\"https://x.example/y\", \"schema\": { \"type\": \"object\" } } ] }, \"other\": { \"all\": [";

    private const string Implementer = "\"type\": \"task\", \"role\": \"implementer\"";
    private const string Quorum = "\"quorum\": 1, \"roles\": [\"reviewer\"]";

    private readonly TestHub _hub = new();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Theory]
    [InlineData("W100", "\"start\": \"implement\",", "\"start\": \"implement\", \"strat\": 1,")]
    [InlineData("W100", Implementer, "\"type\": \"magic\", \"role\": \"implementer\"")]
    [InlineData("W100", "\"spec\": \"0.1\"", "\"spec\": \"9.9\"")]
    [InlineData("W101", "\"start\": \"implement\"", "\"start\": \"nowhere\"")]
    [InlineData("W101", Done, "\"done\": { \"to\": \"nowhere\", \"gate\": \"tested\" }")]
    [InlineData("W101", "\"requires\": [\"implement.done\"] }", "\"requires\": [\"implement.finished\"] }")]
    [InlineData("W102", End, End + ", \"island\": { \"type\": \"end\", \"result\": \"failed\" }")]
    [InlineData("W103", Abandon, "\"abandon\": { \"to\": \"pit\" }", Outs, Pits)]
    [InlineData("W104", ", " + Loop, "")]
    [InlineData("W105", Loop, "\"loop\": { \"max\": 0, \"then\": \"escalate\" }")]
    [InlineData("W106", ", \"exhausted\": { \"to\": \"escalate\" }", "")]
    [InlineData("W106", Blocked + Timeout, Blocked)]
    [InlineData("W106", Timeout, "\"timeout\": { \"to\": \"escalate\", \"gate\": \"tested\" }, ")]
    [InlineData("W107", End, "\"done\": { \"type\": \"decision\", \"cases\": [] }")]
    [InlineData("W111", End, "\"done\": { \"type\": \"end\" }")]
    [InlineData("W112", "\"id\": \"tested-here\"", "\"id\": \"independent\"")]
    [InlineData("W112", "\"id\": \"tests\"", "\"id\": \"Tests!\"")]
    [InlineData("W113", Done, "\"done\": { \"to\": \"review\", \"gate\": \"nothing\" }")]
    [InlineData("W113", "\"role\": \"implementer\", \"lease\"", "\"role\": \"nobody\", \"lease\"")]
    [InlineData("W113", Quorum, "\"quorum\": 1, \"roles\": [\"nobody\"]")]
    [InlineData("W114", "\"reviewer\": {}", "\"reviewer\": { \"pool\": 1 }")]
    [InlineData("W116", Guarantee, "\"implement.done\", \"review.changes\"")]
    [InlineData("W116", Guarantee, "\"implement.finished\"")]
    [InlineData("W116", Abandon, "\"abandon\": { \"to\": \"done\" }")]
    [InlineData("W118", "\"timeout\": \"PT2H\", \"attempts\"", "\"attempts\"")]
    [InlineData("W118", "\"timeout\": \"P7D\"", "\"timeout\": \"soon\"")]
    [InlineData("W123", Done, "\"done\": { \"to\": \"review\" }")]
    [InlineData("W123", Tests, Tests + " \"required\": false,")]
    [InlineData("W123", Tests, Tests + " \"minTrust\": \"claimed\",")]
    [InlineData("W123", "\"kind\": \"approval\", " + Quorum + " },", Testimony)]
    [InlineData("W124", "\"run\": { \"argv\": [\"run-tests\"] },", "")]
    [InlineData("W124", ", " + Expect, "")]
    [InlineData("W124", "\"requires\": [\"implement.done\"] }", "\"requires\": [] }")]
    [InlineData("W124", Quorum, "\"quorum\": 0, \"roles\": [\"reviewer\"]")]
    public async Task A_workflow_that_does_not_hold_is_told_by_its_code_and_not_loaded(
        string code, params string[] changes)
    {
        var agent = await _hub.AgentAsync("ada");
        var text = changes.Chunk(2).Aggregate(TestHub.Change, (document, change) =>
        {
            Assert.Contains(change[0], document, StringComparison.Ordinal);
            return document.Replace(change[0], change[1], StringComparison.Ordinal);
        });
        var document = JsonElement.Parse(text);

        var check = Ok(await agent.CheckWorkflowAsync(new(document), Stop));
        var refused = Refused(await agent.LoadWorkflowAsync(new(document), Stop));

        Assert.Equal("invalid", check.Outcome);
        var codes = check.Findings.Where(finding => finding.Rejects).Select(finding => finding.Code).ToList();

        // What the schema can see already, it says; that is as good.
        Assert.True(codes.Contains(code) || codes.TrueForAll(found => found == "W100"), string.Join(' ', codes));
        Assert.Equal(ErrorCode.WorkflowInvalid, refused.Code);
        Assert.NotEmpty(refused.Next);
        Assert.Equal(ErrorCode.UnknownWorkflow, Refused(await agent.GetWorkflowAsync(new("change"), Stop)).Code);
    }

    [Fact]
    public async Task A_criterion_of_an_unknown_kind_is_pending_for_ever()
    {
        var agent = await _hub.AgentAsync("ada");
        var claim = await Drill.ClaimAsync(
            _hub, agent, """{ "id": "vibes", "kind": "vibes", "minTrust": "claimed" }""");
        Ok(await agent.SubmitEvidenceAsync(
            new(claim.Work!.Value, "vibes", JsonElement.Parse("{}"), Drill.Head), Stop));

        await Drill.StaysAsync(agent, claim.Claim!.Value, "criterion.unknown_kind");
    }
}
