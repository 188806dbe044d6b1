using System.Text.Json;
using Protocol.Server.Tests.Cli;

namespace Protocol.Server.Tests.Drills;

/// <summary>Front ends whose client goes away, which are stopped, or whose store is taken from under them.</summary>
public sealed class ProcessDrills
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    private const string Waiting = """{"jsonrpc":"2.0","id":1,"method":"claim/acquire","params":{"waitMs":25000}}""";
    private const string WaitingTool =
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"claim","arguments":{"waitMs":25000},"""
        + Served.Meta + "}}";

    [Theory]
    [InlineData("rpc", Waiting, false)]
    [InlineData("rpc", Waiting, true)]
    [InlineData("mcp", WaitingTool, false)]
    [InlineData("mcp", WaitingTool, true)]
    public async Task A_front_end_ends_soon_though_a_call_waits(string mode, string call, bool terminate)
    {
        using var desk = await MakeAsync();
        using var served = Served.Start(desk.Directory, mode);
        await WarmAsync(served, mode);
        await served.SendAsync(System.Text.Encoding.UTF8.GetBytes(call));
        await Task.Delay(500, TestContext.Current.CancellationToken);

        var (code, took) = terminate ? await served.TerminateAsync() : await served.EndAsync();

        Assert.Equal(0, code);
        Assert.InRange(took, TimeSpan.Zero, Soon);
    }

    [Theory]
    [InlineData("rpc")]
    [InlineData("mcp")]
    public async Task A_front_end_whose_reader_is_gone_keeps_what_it_did_and_ends_with_its_input(string mode)
    {
        using var desk = await MakeAsync();
        using var served = Served.Start(desk.Directory, mode);
        await WarmAsync(served, mode);
        var method = mode == "rpc" ? "work/create" : "tools/list";
        served.StopReading();
        for (var i = 0; i < 3; i++)
        {
            var title = "{\"title\":\"kept\",\"workflow\":\"task\"}";
            await served.SendAsync(System.Text.Encoding.UTF8.GetBytes(
                $$"""{"jsonrpc":"2.0","id":{{i + 7}},"method":"{{method}}","params":{{title}} }"""));
        }

        var expected = mode == "rpc" ? 3 : 0;
        for (var tries = 0; tries < 100 && await CountAsync(desk) < expected; tries++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Equal(expected, await CountAsync(desk));
        Assert.InRange((await served.EndAsync()).Took, TimeSpan.Zero, Soon);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_store_that_is_removed_or_replaced_under_a_front_end_confirms_and_tells_nothing(bool replaced)
    {
        using var desk = await MakeAsync();
        using var served = Served.Start(desk.Directory, "rpc");
        await served.DoAsync("work/create", """{ "title": "before", "workflow": "task" }""");
        var folder = Path.Combine(desk.Directory, ".git", "signalbox");
        Directory.Move(folder, folder + "-away");
        if (replaced)
            await desk.DoAsync("init", "--yes");

        await served.RefusedAsync("work/create", """{ "title": "lost", "workflow": "task" }""", "storage-unavailable");
        await served.RefusedAsync("status", "{}", "storage-unavailable");
        await served.RefusedAsync("events/read", "{}", "storage-unavailable");

        if (replaced)
            Assert.Equal(0, await CountAsync(desk));
        if (replaced)
            Directory.Delete(folder, recursive: true);
        Directory.Move(folder + "-away", folder);
        var list = await served.DoAsync("work/list");
        Assert.Equal(1, list.GetProperty("total").GetInt32());
        await served.DoAsync("work/create", """{ "title": "after", "workflow": "task" }""");
        Assert.Equal(2, await CountAsync(desk));
    }

    [Theory]
    [InlineData("newer", "store-too-new")]
    [InlineData("garbage", "storage-unavailable")]
    [InlineData("empty", "storage-unavailable")]
    public async Task A_store_that_cannot_be_used_is_said_by_every_command_and_not_touched(string fault, string code)
    {
        using var desk = await MakeAsync();
        var file = Path.Combine(desk.Directory, ".git", "signalbox", "store.db");
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        Spoil(bytes, fault);
        await File.WriteAllBytesAsync(file, fault == "empty" ? [] : bytes, TestContext.Current.CancellationToken);
        foreach (var log in (string[])["-wal", "-shm"])
            File.Delete(file + log);
        var before = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);

        foreach (var arguments in (string[][])
            [["status"], ["work", "add", "x"], ["check"], ["rpc"], ["mcp"], ["init", "--yes"]])
        {
            var (ended, text) = await Binary.RunAsync(desk.Directory, [.. arguments, "--json"]);
            Assert.True(ended is 69, $"{string.Join(' ', arguments)}: {ended} {text}");
            Assert.Contains($"\"{code}\"", text, StringComparison.Ordinal);
        }

        Assert.Equal(before, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Without_a_repository_a_commit_or_a_workspace_every_command_says_what_to_do()
    {
        var empty = Directory.CreateTempSubdirectory("sbd-");
        try
        {
            foreach (var prepared in (string[])["", "git init --quiet"])
            {
                if (prepared.Length > 0)
                    await Binary.RunAsync(Binary.Prepare("sh", empty.FullName, null, "-c", prepared), "");
                foreach (var arguments in (string[][])
                    [["status"], ["claim"], ["check"], ["rpc"], ["mcp"], ["verify", "--once"], ["init", "--yes"]])
                {
                    var (code, text) = await Binary.RunAsync(empty.FullName, [.. arguments, "--json"]);
                    Assert.True(code is 64, $"{string.Join(' ', arguments)}: {code} {text}");
                    var error = JsonElement.Parse(text.Trim()).GetProperty("error");
                    Assert.True(error.GetProperty("next").GetArrayLength() > 0, text);
                }
            }
        }
        finally
        {
            empty.Delete(recursive: true);
        }
    }

    private static async Task<int> CountAsync(Desk desk) =>
        (await desk.DoAsync("work", "list")).Json.GetProperty("total").GetInt32();

    private static void Spoil(byte[] bytes, string fault)
    {
        if (fault == "newer")
            bytes[63] = 99;
        else
            Array.Fill(bytes, (byte)'x', 0, Math.Min(bytes.Length, 4_096));
    }

    private static Task<JsonElement> WarmAsync(Served served, string mode) =>
        mode == "rpc" ? served.AskAsync("status") : served.CallAsync("status");

    private static async Task<Desk> MakeAsync()
    {
        var desk = new Desk();
        await desk.DoAsync("init", "--yes");
        return desk;
    }
}
