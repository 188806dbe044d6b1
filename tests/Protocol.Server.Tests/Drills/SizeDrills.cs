using System.Text;
using System.Text.Json;
using Protocol.Handoffs;
using Protocol.Operations;
using Protocol.Server.Tests.Cli;
using Protocol.Server.Tests.Hub;
using static Protocol.Server.Tests.Hub.TestHub;

namespace Protocol.Server.Tests.Drills;

/// <summary>Answers stay within their measure, whatever is in the store and in the texts.</summary>
public sealed class SizeDrills
{
    private const int Many = 10_000;

    private static readonly string Title = string.Concat(Enumerable.Repeat("漢", 200));

    [Fact]
    public async Task Status_fits_two_KiB_with_ten_thousand_items_and_the_longest_titles()
    {
        await using var hub = new TestHub();
        var (ada, bob) = (await hub.AgentAsync("ada"), await hub.AgentAsync("bob"));
        Ok(await ada.LoadWorkflowAsync(new(Wide(32)), Stop));
        for (var made = 0; made < Many; made += 200)
        {
            await Task.WhenAll(Enumerable.Range(0, 200).Select(async number =>
                Ok(await ada.CreateWorkAsync(new(Title, Workflow: number < 2 ? "drill" : "task"), Stop))));
        }

        await HoldAsync(ada, bob);
        var status = Ok(await ada.StatusAsync(new(), Stop));

        Assert.True(status.Holds.Count > 0);
        Assert.True(status.Lost.Count > 0);
        Assert.True(status.Offers.Count > 0);
        Assert.InRange(SizeOf(status), 1, 2_048);
        Assert.Single(status.Next);
    }

    [Fact]
    public async Task A_brief_fits_eight_KiB_whatever_the_author_wrote()
    {
        await using var hub = new TestHub();
        var ada = await hub.AgentAsync("ada");
        Ok(await ada.LoadWorkflowAsync(new(Wide(32)), Stop));
        var goal = string.Concat(Enumerable.Repeat("漢\"\\\n", 16_384));
        var work = Ok(await ada.CreateWorkAsync(new(Title, goal[..65_536], Workflow: "drill"), Stop)).Work.Work;

        var first = Ok(await ada.AcquireClaimAsync(new(work), Stop));
        Ok(await ada.ReportProgressAsync(new(first.Claim!.Value, new('漢', 2_000), Drill.Head), Stop));
        Ok(await ada.ReleaseClaimAsync(new(first.Claim.Value), Stop));
        var claimed = Ok(await ada.AcquireClaimAsync(new(work), Stop));

        Assert.NotNull(claimed.Brief!.Recovery);
        Assert.InRange(SizeOf(claimed.Brief), 1, 8_192);
    }

    [Fact]
    public async Task No_tool_answers_more_than_sixteen_KiB()
    {
        using var desk = new Desk();
        await desk.DoAsync("init", "--yes");
        using var rpc = Served.Start(desk.Directory, "rpc");
        await rpc.DoAsync("workflow/load", $$"""{ "document": {{Wide(32).GetRawText()}} }""");
        var goal = string.Concat(Enumerable.Repeat("漢 ", 32_768));
        for (var number = 0; number < 60; number++)
        {
            await rpc.DoAsync(
                "work/create", $$"""{ "title": "{{Title}}", "goal": "{{goal}}", "workflow": "drill" }""");
        }

        using var mcp = Served.Start(desk.Directory, "mcp");
        var claimed = await MeasureAsync(mcp, "claim", """{ "workflow": "drill" }""");
        var claim = claimed.GetProperty("claim").GetString();
        var work = claimed.GetProperty("work").GetString();
        foreach (var (tool, arguments) in ((string, string)[])
            [("status", "{}"), ("show", "{}"), ("show", $$"""{ "work": "{{work}}" }"""),
                ("show", """{ "limit": 100 }"""),
                ("show", """{ "events": 0, "limit": 100 }"""), ("show", """{ "workflow": "drill" }"""),
                ("check_gate", $$"""{ "claim": "{{claim}}" }"""), ("advance", $$"""{ "claim": "{{claim}}" }"""),
                ("verify", $$"""{ "claim": "{{claim}}", "waitMs": 1 }"""),
                ("advance", $$"""{ "claim": "{{claim}}", "exit": "{{new string('e', 60)}}" }"""),
                ("show", $$"""{ "{{new string('k', 9_000)}}": "{{new string('v', 90_000)}}" }"""),
                ("progress", $$"""{ "claim": "{{new string('漢', 60_000)}}" }""")])
        {
            await MeasureAsync(mcp, tool, arguments);
        }
    }

    private static async Task HoldAsync(IHub ada, IHub bob)
    {
        var claims = new List<AcquireClaim.Result>();
        for (var held = 0; held < 14; held++)
            claims.Add(Ok(await ada.AcquireClaimAsync(new(Workflow: "drill"), Stop)));
        foreach (var lost in claims.Take(7))
            Ok(await bob.RevokeClaimAsync(new(lost.Work!.Value, new('r', 2_000)), Stop));
        foreach (var named in claims.Skip(7))
            Ok(await ada.ReportProgressAsync(new(named.Claim!.Value, new('n', 2_000), Drill.Head), Stop));
        for (var offered = 0; offered < 7; offered++)
        {
            var claim = Ok(await bob.AcquireClaimAsync(new(), Stop)).Claim!.Value;
            Ok(await bob.OfferHandoffAsync(new(claim, HandoffReason.ShiftEnd, new("s", [new("a")])), Stop));
        }
    }

    private static int SizeOf<T>(T value) => Encoding.UTF8.GetByteCount(ProtocolJson.ToElement(value).GetRawText());

    private static async Task<JsonElement> MeasureAsync(Served mcp, string tool, string arguments)
    {
        var answer = await mcp.CallAsync(tool, arguments);
        Assert.True(answer.TryGetProperty("result", out var result), $"{tool}: {answer}");
        var structured = result.GetProperty("structuredContent");
        Assert.InRange(Encoding.UTF8.GetByteCount(structured.GetRawText()), 1, 16_384);
        foreach (var content in result.GetProperty("content").EnumerateArray())
            Assert.InRange(Encoding.UTF8.GetByteCount(content.GetProperty("text").GetString()!), 1, 16_384);
        return structured;
    }

    /// <summary>A gate with as many criteria as one may have, each with the longest texts.</summary>
    private static JsonElement Wide(int criteria)
    {
        var texts = Enumerable.Range(0, criteria).Select(number => $$"""
            { "id": "{{new string('c', 60)}}{{number:00}}", "kind": "command", "title": "{{new string('t', 120)}}",
              "remedy": "{{new string('r', 600)}}", "run": { "argv": ["t"] }, "expect": { "exitCode": {{number}} } }
            """);
        return Drill.Workflow(string.Join(',', texts));
    }
}
