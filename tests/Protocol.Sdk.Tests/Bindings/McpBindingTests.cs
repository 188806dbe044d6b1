using System.Text;
using System.Text.Json;
using Protocol.Bindings.Mcp;
using Protocol.Operations;

namespace Protocol.Sdk.Tests.Bindings;

/// <summary>The binding <c>mcp</c>, seen from the client's end, in both eras.</summary>
public sealed class McpBindingTests
{
    private const string Modern =
        "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
        + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

    private static readonly string[] Worker =
    [
        "status", "claim", "progress", "check_gate", "verify", "advance", "dispute", "handoff", "accept_handoff",
        "release", "show",
    ];

    [Theory, InlineData("2025-11-25"), InlineData("2025-06-18")]
    public async Task The_era_of_the_handshake_is_served(string version)
    {
        await using var wire = Wire.Mcp(new FakeHub(), new() { Profiles = ["core"] });

        var answer = await wire.AskAsync(
            $$"""
            {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"{{version}}","capabilities":{},
            "clientInfo":{"name":"t","version":"1"} } }
            """.ReplaceLineEndings(""));
        await wire.SendAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
        var status = await wire.AskAsync(Call("status", "{}"));
        var result = answer.GetProperty("result");

        Assert.Equal(version, result.GetProperty("protocolVersion").GetString());
        Assert.InRange(result.GetProperty("instructions").GetString()!.Length, 1, 1_500);
        Assert.Equal(
            "0.1",
            result.GetProperty("capabilities").GetProperty("extensions").GetProperty(McpBinding.ExtensionId)
                .GetProperty("versions")[0].GetString());
        Assert.Equal("ok", Structured(status).GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task The_era_without_a_handshake_is_served()
    {
        await using var wire = Wire.Mcp(new FakeHub());

        var discovered = await wire.AskAsync(
            $$"""{"jsonrpc":"2.0","id":0,"method":"server/discover","params":{ {{Modern}} } }""");
        var status = await wire.AskAsync(
            $$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"status",{{Modern}} } }""");

        Assert.Equal("2026-07-28", discovered.GetProperty("result").GetProperty("supportedVersions")[0].GetString());
        Assert.True(discovered.GetProperty("result").GetProperty("capabilities").GetProperty("extensions")
            .TryGetProperty(McpBinding.ExtensionId, out _));
        Assert.Equal("complete", status.GetProperty("result").GetProperty("resultType").GetString());
        Assert.Equal("ok", Structured(status).GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task The_tools_are_listed_in_the_order_of_the_loop_within_their_budget()
    {
        await using var wire = Wire.Mcp(new FakeHub(), new() { CreateWork = true });

        var answer = await wire.AskAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""");
        var tools = answer.GetProperty("result").GetProperty("tools");

        Assert.Equal(
            [.. Worker, "create_work"], tools.EnumerateArray().Select(tool => tool.GetProperty("name").GetString()));
        Assert.InRange(Encoding.UTF8.GetByteCount(answer.GetRawText()), 1, 16 * 1024);
        Assert.All(tools.EnumerateArray(), tool =>
        {
            Assert.InRange(tool.GetProperty("description").GetString()!.Length, 1, 1_000);
            Assert.False(tool.GetProperty("inputSchema").GetProperty("additionalProperties").GetBoolean());
            Assert.Equal("outcome", tool.GetProperty("outputSchema").GetProperty("required")[0].GetString());
            Assert.NotNull(OperationTable.Find(
                tool.GetProperty("_meta").GetProperty("org.w3id.signalbox/op").GetString()!));
        });
    }

    [Fact]
    public async Task A_preset_that_may_not_create_work_has_no_tool_for_it()
    {
        await using var wire = Wire.Mcp(new FakeHub());

        var answer = await wire.AskAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""");
        var called = await wire.AskAsync(Call("create_work", """{"title":"x"}"""));

        Assert.Equal(Worker, answer.GetProperty("result").GetProperty("tools").EnumerateArray()
            .Select(tool => tool.GetProperty("name").GetString()));
        Assert.Equal(-32602, called.GetProperty("error").GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task An_unknown_tool_is_an_error_of_the_protocol_that_names_the_one_meant()
    {
        await using var wire = Wire.Mcp(new FakeHub());

        var answer = await wire.AskAsync(Call("chek_gate", "{}"));

        Assert.Equal(-32602, answer.GetProperty("error").GetProperty("code").GetInt32());
        Assert.Contains("check_gate", answer.GetProperty("error").GetProperty("message").GetString());
    }

    [Fact]
    public async Task An_unknown_method_is_an_error_of_the_protocol()
    {
        await using var wire = Wire.Mcp(new FakeHub());

        var answer = await wire.AskAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/cal"}""");

        Assert.Equal(-32601, answer.GetProperty("error").GetProperty("code").GetInt32());
    }

    [Theory]
    [InlineData("""{"name":7}""")]
    [InlineData("""{"arguments":{}}""")]
    [InlineData("""{"name":"status","arguments":[]}""")]
    public async Task A_call_of_the_wrong_shape_is_an_error_of_the_protocol(string call)
    {
        await using var wire = Wire.Mcp(new FakeHub());

        var answer = await wire.AskAsync($$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{{call}}}""");

        Assert.Equal(-32602, answer.GetProperty("error").GetProperty("code").GetInt32());
    }

    [Theory]
    [InlineData("claim", """{"workId":"W-1"}""", "/workId", "work")]
    [InlineData("claim", """{"waitms":5}""", "/waitms", "waitMs")]
    [InlineData("progress", """{"handle":"W-1.1.mac","note":"x"}""", "/handle", "claim")]
    [InlineData("advance", """{"claim":"W-1.1.mac","transition":"done"}""", "/transition", "exit")]
    public async Task A_misspelt_argument_is_answered_with_the_right_name(
        string tool, string arguments, string pointer, string meant)
    {
        await using var wire = Wire.Mcp(new FakeHub());

        var answer = await wire.AskAsync(Call(tool, arguments));
        var error = Structured(answer).GetProperty("error");
        var fault = error.GetProperty("details").GetProperty("faults").EnumerateArray()
            .Single(told => told.GetProperty("pointer").GetString() == pointer);

        Assert.True(answer.GetProperty("result").GetProperty("isError").GetBoolean());
        Assert.Equal("error", Structured(answer).GetProperty("outcome").GetString());
        Assert.Equal("invalid-argument", error.GetProperty("code").GetString());
        Assert.Contains(meant, fault.GetProperty("message").GetString());
        Assert.NotEqual(0, error.GetProperty("next").GetArrayLength());
    }

    [Theory]
    [InlineData("claim", """{"work":7}""", "/work", "type")]
    [InlineData("claim", """{"waitMs":-1}""", "/waitMs", "minimum")]
    [InlineData("progress", "{}", "/claim", "required")]
    [InlineData("handoff", """{"claim":"c","reason":"bored","summary":"s"}""", "/reason", "enum")]
    public async Task Wrong_arguments_are_told_by_pointer_and_rule(
        string tool, string arguments, string pointer, string keyword)
    {
        await using var wire = Wire.Mcp(new FakeHub());

        var answer = await wire.AskAsync(Call(tool, arguments));
        var fault = Structured(answer).GetProperty("error").GetProperty("details").GetProperty("faults")[0];

        Assert.Equal(pointer, fault.GetProperty("pointer").GetString());
        Assert.Equal(keyword, fault.GetProperty("keyword").GetString());
    }

    [Fact]
    public async Task A_member_that_is_null_is_taken_as_left_out()
    {
        await using var wire = Wire.Mcp(new FakeHub());

        var answer = await wire.AskAsync(Call("claim", """{"work":null,"recover":null}"""));

        Assert.Equal("claimed", Structured(answer).GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Text_and_structured_content_are_the_same_compact_JSON()
    {
        await using var wire = Wire.Mcp(new FakeHub());

        var answer = await wire.AskAsync(Call("status", "{}"));
        var text = answer.GetProperty("result").GetProperty("content")[0].GetProperty("text").GetString()!;

        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(text), Structured(answer)));
        Assert.DoesNotContain(": ", text);
    }

    [Fact]
    public async Task What_comes_next_names_the_tool_and_its_flat_arguments()
    {
        await using var wire = Wire.Mcp(new FakeHub { Gate = Gates.VerdictStatus.Pending });

        var answer = await wire.AskAsync(Call("check_gate", """{"work":"W-1"}"""));
        var call = Structured(answer).GetProperty("next")[0].GetProperty("call");

        Assert.Equal("verification/request", call.GetProperty("op").GetString());
        Assert.Equal("verify", call.GetProperty("tool").GetString());
        Assert.Equal(new string('c', 40), call.GetProperty("args").GetProperty("commit").GetString());
        Assert.False(call.GetProperty("args").TryGetProperty("subject", out _));
        Assert.False(call.GetProperty("args").TryGetProperty("dirty", out _));
    }

    [Fact]
    public async Task A_refusal_of_the_hub_is_an_error_result()
    {
        await using var wire = Wire.Mcp(new FakeHub());

        var answer = await wire.AskAsync(Call("release", """{"claim":"W-1.9.old"}"""));

        Assert.True(answer.GetProperty("result").GetProperty("isError").GetBoolean());
        Assert.Equal("stale-fence", Structured(answer).GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_text_of_an_exception_never_goes_out()
    {
        await using var wire = Wire.Mcp(new FakeHub { Thrown = new InvalidOperationException("secret of the house") });

        var answer = await wire.AskAsync(Call("status", "{}"));

        Assert.Equal("internal", Structured(answer).GetProperty("error").GetProperty("code").GetString());
        Assert.DoesNotContain("secret", answer.ToString());
    }

    [Fact]
    public async Task A_version_that_is_not_spoken_is_refused()
    {
        await using var wire = Wire.Mcp(new FakeHub());

        var answer = await wire.AskAsync(
            """
            {"jsonrpc":"2.0","id":1,"method":"tools/call",
            "params":{"name":"status","_meta":{"org.w3id.signalbox/version":"9"}}}
            """.ReplaceLineEndings(""));

        Assert.Equal("unsupported-version", Structured(answer).GetProperty("error").GetProperty("code").GetString());
    }

    internal static string Call(string tool, string arguments) =>
        $$"""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"{{tool}}","arguments":{{arguments}} } }""";

    internal static JsonElement Structured(JsonElement answer) =>
        answer.GetProperty("result").GetProperty("structuredContent");
}
