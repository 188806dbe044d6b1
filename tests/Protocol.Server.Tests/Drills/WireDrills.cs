using Protocol.Server.Tests.Cli;

namespace Protocol.Server.Tests.Drills;

/// <summary>Bytes and arguments that no careful client would send. The process lives on, and nothing is lost.</summary>
public sealed class WireDrills
{
    private const string Commit = """{ "gitCommit": "1111111111111111111111111111111111111111" }""";
    private const string Statement = """
        { "work": "*", "predicateType": "https://x.example/y", "predicate": {}, "subject": %SUBJECT% }
        """;

    private const string Offer = """
        { "claim": "*", "reason": "shift-end", "narrative": { "summary": "s", "actions": [{ "text": "a" }] } }
        """;

    /// <summary>Operations that take an id, with the id left open, and the code that an unknown one gets.</summary>
    private static readonly (string Operation, string Arguments, string Code, string Wanted)[] Verbs =
    [
        ("work/get", """{ "work": "*" }""", "unknown-work", "work"),
        ("work/cancel", """{ "work": "*" }""", "unknown-work", "work"),
        ("work/pause", """{ "work": "*" }""", "unknown-work", "work"),
        ("work/resume", """{ "work": "*" }""", "unknown-work", "work"),
        ("work/list", """{ "after": "*" }""", "unknown-work", "work"),
        ("work/create", """{ "title": "t", "dependsOn": ["*"] }""", "unknown-work", "work"),
        ("claim/acquire", """{ "work": "*" }""", "unknown-work", "work"),
        ("claim/acquire", """{ "work": "*", "recover": true }""", "unknown-work", "work"),
        ("claim/revoke", """{ "work": "*", "reason": "r" }""", "unknown-work", "work"),
        ("gate/check", """{ "work": "*" }""", "unknown-work", "work"),
        ("events/read", """{ "work": "*" }""", "unknown-work", "work"),
        ("verification/acquire", """{ "work": "*" }""", "unknown-work", "work"),
        ("approval/give", $$"""{ "work": "*", "subject": {{Commit}}, "decision": "approve" }""",
            "unknown-work", "work"),
        ("evidence/submit", Statement.Replace("%SUBJECT%", Commit, StringComparison.Ordinal), "unknown-work", "work"),
        ("claim/renew", """{ "claim": "*" }""", "not-holder", "claim"),
        ("claim/progress", """{ "claim": "*" }""", "not-holder", "claim"),
        ("claim/release", """{ "claim": "*" }""", "not-holder", "claim"),
        ("gate/check", """{ "claim": "*" }""", "not-holder", "claim"),
        ("step/advance", """{ "claim": "*" }""", "not-holder", "claim"),
        ("verification/request", """{ "claim": "*" }""", "not-holder", "claim"),
        ("handoff/withdraw", """{ "claim": "*", "handoff": "H-1" }""", "not-holder", "claim"),
        ("handoff/offer", Offer, "not-holder", "claim"),
        ("handoff/get", """{ "handoff": "*" }""", "unknown-handoff", "handoff"),
        ("handoff/accept", """{ "handoff": "*", "readback": { "goal": "g", "firstAction": "f" } }""",
            "unknown-handoff", "handoff"),
        ("handoff/decline", """{ "handoff": "*", "code": "capacity" }""", "unknown-handoff", "handoff"),
    ];

    /// <summary>Lines, and the code of the refusal that each gets.</summary>
    private static readonly (string Line, string Code)[] Lines =
    [
        ("{", "invalid-argument"), ("[]", "invalid-argument"), ("null", "invalid-argument"),
        ("1e9999", "invalid-argument"),
        ("""[{"jsonrpc":"2.0","id":1,"method":"status","params":{}}]""", "invalid-argument"),
        ("""{"jsonrpc":"2.0","id":1,"id":2,"method":"status"}""", "invalid-argument"),
        ("""{"jsonrpc":"2.0","id":1,"method":"status","params":{"a":1,"a":2}}""", "invalid-argument"),
        ("""{"jsonrpc":"2.0","id":1,"method":"status","params":[]}""", "invalid-argument"),
        ("""{"jsonrpc":"2.0","id":1,"method":7}""", "invalid-argument"),
        ("""{"jsonrpc":"2.0","id":1}""", "invalid-argument"),
        ("""{"jsonrpc":"1.0","id":1,"method":"status"}""", "invalid-argument"),
        ("""{"jsonrpc":"2.0","id":{},"method":"status"}""", "invalid-argument"),
        ("""{"jsonrpc":"2.0","id":1.5,"method":"status"}""", "invalid-argument"),
        ("""{"jsonrpc":"2.0","id":1,"method":"work/create","params":{"title":"a\u0000b"}}""", "invalid-argument"),
        ("""{"jsonrpc":"2.0","id":1,"method":"work/create","params":{"title":"a\ud800"}}""", "invalid-argument"),
        ("""{"jsonrpc":"2.0","id":1,"method":"work/create","params":{"title":"\udc00a"}}""", "invalid-argument"),
        ("""{"jsonrpc":"2.0","id":1,"method":"nothing/like-it","params":{}}""", "unsupported"),
        ("""{"jsonrpc":"2.0","id":1,"method":"message/send","params":{}}""", "unsupported"),
        ("""{"jsonrpc":"2.0","id":1,"method":"work/get","params":{}}""", "invalid-argument"),
        ("""{"jsonrpc":"2.0","id":1,"method":"work/get","params":{"wrok":"W-1"}}""", "invalid-argument"),
        ("""{"jsonrpc":"2.0","id":1,"method":"work/get","params":{"work":7}}""", "invalid-argument"),
        ("""{"jsonrpc":"2.0","id":1,"method":"work/get","params":{"work":null}}""", "invalid-argument"),
        ("""{"jsonrpc":"2.0","id":1,"method":"work/list","params":{"limit":-1}}""", "invalid-argument"),
        ("""{"jsonrpc":"2.0","id":1,"method":"claim/acquire","params":{"leaseMs":1e400}}""", "invalid-argument"),
        ("""{"jsonrpc":"2.0","id":1,"method":"claim/acquire","params":{"leaseMs":1.5}}""", "invalid-argument"),
    ];

    [Fact]
    public async Task A_line_that_is_no_request_is_refused_and_the_next_one_is_served()
    {
        using var desk = await MakeAsync();
        using var served = Served.Start(desk.Directory, "rpc");
        var line = new byte[(1 << 20) + 10];
        Array.Fill(line, (byte)'x');
        var deep = """{"jsonrpc":"2.0","id":1,"method":"status","params":{"ext":*}}""".Replace(
            "*", new string('[', 70) + new string(']', 70), StringComparison.Ordinal);

        foreach (var (sent, code) in Lines.Append((deep, "invalid-argument")))
            Served.DemandRefusal(await served.TellAsync(sent), code, sent);
        foreach (var bytes in (byte[][])[[0xff, 0xfe], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0], "{\"a\":\""u8.ToArray()])
        {
            await served.SendAsync(bytes);
            Served.DemandRefusal(await served.ReadAsync(), "invalid-argument", Convert.ToHexString(bytes));
        }

        await served.SendAsync(line);
        Served.DemandRefusal(await served.ReadAsync(), "too-large", "a line that is too long");
        Assert.Equal("ok", (await served.DoAsync("status")).GetProperty("outcome").GetString());
        Assert.Equal(0, (await served.DoAsync("work/list")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task An_unknown_id_is_refused_by_every_verb_which_says_what_it_wants()
    {
        using var desk = await MakeAsync();
        using var served = Served.Start(desk.Directory, "rpc");
        await served.DoAsync("work/create", """{ "title": "t", "workflow": "task" }""");
        string[] ids = ["W-999", "W-1", "H-7", "V-7", "E-7", "W-05", "w-5", "W-99999999999999999999", "_", "W-"];

        foreach (var (operation, arguments, code, wanted) in Verbs)
        {
            foreach (var id in ids.Where(one => char.IsLetter(one[0])))
            {
                var asked = arguments.Replace("*", id, StringComparison.Ordinal);
                var refusal = await served.RefusedAsync(operation, asked, code);
                Assert.Equal(wanted, refusal.GetProperty("details").GetProperty("wanted").GetString());
            }
        }

        await served.RefusedAsync("workflow/get", """{ "id": "nothing" }""", "unknown-workflow");
        await served.RefusedAsync("work/create", """{ "title": "t", "workflow": "nothing" }""", "unknown-workflow");
        Assert.Equal(1, (await served.DoAsync("work/list")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_text_without_measure_is_refused_and_one_at_its_limit_is_kept_whole()
    {
        using var desk = await MakeAsync();
        using var served = Served.Start(desk.Directory, "rpc");
        var labels = string.Join(',', Enumerable.Range(0, 100).Select(number => $"\"l{number}\""));
        var (title, goal) = (new string('t', 200), new string('g', 65_536));

        var made = await served.DoAsync(
            "work/create", $$"""{ "title": "{{title}}", "goal": "{{goal}}", "workflow": "task" }""");

        var work = made.GetProperty("work").GetProperty("work").GetString();
        var kept = (await served.DoAsync("work/get", $$"""{ "work": "{{work}}" }""")).GetProperty("work");
        Assert.Equal((title, goal), (kept.GetProperty("title").GetString(), kept.GetProperty("goal").GetString()));
        foreach (var arguments in (string[])
            [$$"""{ "title": "{{title}}t" }""", $$"""{ "title": "t", "goal": "{{goal}}g" }""", """{ "title": "" }""",
                """{ "title": "a\u001b[31m" }""", """{ "title": "a\nb" }""",
                $$"""{ "title": "t", "labels": [{{labels}}] }""",
                $$"""{ "title": "t", "labels": ["{{new string('l', 1000)}}"] }"""])
        {
            await served.RefusedAsync("work/create", arguments, "invalid-argument");
        }
    }

    [Fact]
    public async Task A_tool_call_that_does_not_fit_is_refused_as_a_result_of_the_tool()
    {
        using var desk = await MakeAsync();
        using var served = Served.Start(desk.Directory, "mcp");
        foreach (var (tool, arguments) in ((string, string)[])
            [("show", """{ "work": "W-999" }"""), ("advance", "{}"), ("advance", """{ "claim": "x" }"""),
                ("claim", """{ "wrok": "W-1" }"""), ("progress", """{ "claim": 7 }"""),
                ("show", """{ "handoff": "H-9" }""")])
        {
            var result = (await served.CallAsync(tool, arguments)).GetProperty("result");
            Assert.True(result.GetProperty("isError").GetBoolean(), $"{tool} {arguments}: {result}");
            var error = result.GetProperty("structuredContent").GetProperty("error");
            Assert.True(error.GetProperty("next").GetArrayLength() > 0, $"{tool} {arguments}: {error}");
        }

        var unknown = await served.CallAsync("approve", """{ "work": "W-1" }""");
        Assert.True(
            unknown.TryGetProperty("error", out _)
            || unknown.GetProperty("result").GetProperty("isError").GetBoolean());
        foreach (var line in (string[])["{", "[]", """{"jsonrpc":"2.0","id":1,"id":2,"method":"ping"}"""])
            Assert.True((await served.TellAsync(line)).TryGetProperty("error", out _), line);
        var status = (await served.CallAsync("status")).GetProperty("result");
        Assert.False(status.TryGetProperty("isError", out var isError) && isError.GetBoolean());
    }

    private static async Task<Desk> MakeAsync()
    {
        var desk = new Desk();
        await desk.DoAsync("init", "--yes");
        return desk;
    }
}
