using System.Text.Json;

namespace Protocol.Foreign.Tests;

/// <summary>The inspector of the MCP project takes our server as it is, in both eras.</summary>
public sealed class InspectorTests
{
    private const int ToolError = 5;

    [Theory, InlineData("legacy"), InlineData("modern")]
    public async Task Its_lint_finds_no_fault_in_a_schema(string era)
    {
        Clients.Demand();
        using var workspace = await Workspace.MakeAsync();

        var listed = await workspace.DoAsync(Clients.Inspect(era, "--method", "tools/list", "--strict"));

        var tools = listed.Json.GetProperty("result").GetProperty("tools").EnumerateArray().ToList();
        Assert.Equal(11, tools.Count);
        Assert.All(tools, tool => Assert.True(tool.TryGetProperty("outputSchema", out _)));
    }

    [Theory, InlineData("legacy"), InlineData("modern")]
    public async Task What_it_claims_it_still_holds_in_the_next_process(string era)
    {
        Clients.Demand();
        using var workspace = await Workspace.MakeAsync();
        var work = await workspace.AddWorkAsync("Round half to even");

        var claimed = await CallAsync(workspace, era, "claim", $$"""{"work":"{{work}}"}""");
        var status = await CallAsync(workspace, era, "status", "{}");
        var shown = await CallAsync(workspace, era, "show", $$"""{"work":"{{work}}"}""");

        Assert.Equal((0, "claimed"), (claimed.Code, OutcomeOf(claimed)));
        Assert.Equal((0, "ok"), (status.Code, OutcomeOf(status)));
        var held = Assert.Single(StructureOf(status).GetProperty("holds").EnumerateArray());
        Assert.Equal(work, held.GetProperty("work").GetString());
        Assert.Equal((0, "ok"), (shown.Code, OutcomeOf(shown)));
        Assert.Contains("Round half to even", shown.Output, StringComparison.Ordinal);
        Assert.All([claimed, status, shown], answer => Assert.Equal(era == "modern", NamesServer(answer)));
    }

    [Theory]
    [InlineData("legacy", """{"work":"W-999"}""", "unknown-work")]
    [InlineData("modern", """{"work":"W-999"}""", "unknown-work")]
    [InlineData("legacy", """{"wrk":5}""", "invalid-argument")]
    [InlineData("modern", """{"wrk":5}""", "invalid-argument")]
    public async Task A_refusal_is_an_error_that_it_shows_whole(string era, string arguments, string code)
    {
        Clients.Demand();
        using var workspace = await Workspace.MakeAsync();

        var refused = await CallAsync(workspace, era, "claim", arguments);

        Assert.True(refused.Code == ToolError, refused.ToString());
        Assert.Equal("error", OutcomeOf(refused));
        var error = StructureOf(refused).GetProperty("error");
        Assert.Equal(code, error.GetProperty("code").GetString());
        Assert.NotEmpty(error.GetProperty("next").EnumerateArray());
    }

    [Theory, InlineData("legacy"), InlineData("modern")]
    public async Task It_does_not_find_a_tool_that_is_not_there(string era)
    {
        Clients.Demand();
        using var workspace = await Workspace.MakeAsync();

        var refused = await CallAsync(workspace, era, "approve", "{}");

        Assert.True(refused.Code == ToolError, refused.ToString());
        Assert.Contains("tool_not_found", refused.Error, StringComparison.Ordinal);
    }

    private static Task<Ended> CallAsync(Workspace workspace, string era, string tool, string arguments) =>
        workspace.RunAsync(Clients.Inspect(
            era, "--method", "tools/call", "--tool-name", tool, "--tool-args-json", arguments));

    private static JsonElement StructureOf(Ended answer) =>
        answer.Json.GetProperty("result").GetProperty("structuredContent");

    private static string? OutcomeOf(Ended answer)
    {
        Assert.True(answer.Output.Length > 0, answer.ToString());
        return StructureOf(answer).GetProperty("outcome").GetString();
    }

    // Only the newer era repeats in every answer who gives it.
    private static bool NamesServer(Ended answer) =>
        answer.Json.GetProperty("result").TryGetProperty("_meta", out var meta)
        && meta.TryGetProperty("io.modelcontextprotocol/serverInfo", out _);
}
