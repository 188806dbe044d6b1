using System.Text.Json;

namespace Protocol.Server.Tests.Cli;

/// <summary>Real front ends, each a process of its own.</summary>
public sealed class ServeTests
{
    private const string Status = """{"jsonrpc":"2.0","id":1,"method":"status","params":{}}""";

    private const string Tools =
        """{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":{"""
        + """
          "io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}
          """;

    [Fact]
    public async Task Eight_front_ends_are_eight_principals_and_a_killed_one_finds_itself()
    {
        using var desk = await MakeAsync();
        var served = Enumerable.Range(0, 8).Select(_ => ServedProcess.Start(desk.Directory, "rpc")).ToList();
        try
        {
            var names = await Task.WhenAll(served.Select(NameAsync));
            Assert.Equal(8, names.Distinct().Count());

            served[3].Kill();
            using var again = ServedProcess.Start(desk.Directory, "rpc");
            Assert.Equal(names[3], await NameAsync(again));
        }
        finally
        {
            served.ForEach(process => process.Dispose());
        }
    }

    [Fact]
    public async Task A_front_end_ends_with_its_input_and_says_nothing_else()
    {
        using var desk = await MakeAsync();
        using var served = ServedProcess.Start(desk.Directory, "rpc");
        await served.AskAsync(Status);

        Assert.Equal((0, ""), await served.EndAsync());
    }

    [Fact]
    public async Task The_tools_of_an_agent_hold_no_human_verb_and_create_work_only_by_preset()
    {
        using var desk = await MakeAsync();

        var worker = await ToolsAsync(desk, "mcp");
        var planner = await ToolsAsync(desk, "mcp", "--preset", "planner");

        Assert.Contains("claim", worker);
        Assert.DoesNotContain("create_work", worker);
        Assert.Contains("create_work", planner);
        Assert.DoesNotContain(planner, tool => tool is "approve" or "revoke" or "pause" or "resume" or "enroll");
    }

    private static async Task<string> NameAsync(ServedProcess served) =>
        (await served.AskAsync(Status)).GetProperty("result").GetProperty("principal").GetProperty("id").GetString()!;

    private static async Task<IReadOnlyList<string>> ToolsAsync(Desk desk, params string[] arguments)
    {
        using var served = ServedProcess.Start(desk.Directory, arguments);
        var answer = await served.AskAsync(Tools);
        return [.. answer.GetProperty("result").GetProperty("tools").EnumerateArray().Select(NameOf)];
    }

    private static string NameOf(JsonElement tool) => tool.GetProperty("name").GetString()!;

    private static async Task<Desk> MakeAsync()
    {
        var desk = new Desk();
        await desk.DoAsync("init", "--yes");
        return desk;
    }
}
