using System.Text;
using System.Text.Json;

namespace Protocol.Sdk.Tests.Bindings;

/// <summary>What both bindings over streams answer to lines that are no messages.</summary>
public sealed class FramingTests
{
    private const string Ping = """{"jsonrpc":"2.0","id":"after","method":"status","params":{}}""";

    public static TheoryData<string, string, int> BadLines => new()
    {
        { "not JSON", "{nonsense", -32700 },
        { "a truncated object", """{"jsonrpc":"2.0","id":1""", -32700 },
        { "a second value", """{"jsonrpc":"2.0","id":1,"method":"status"} {}""", -32700 },
        { "a byte order mark", "\uFEFF{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"status\"}", -32700 },
        { "a batch", """[{"jsonrpc":"2.0","id":1,"method":"status"}]""", -32600 },
        { "a number", "7", -32600 },
        { "a null id", """{"jsonrpc":"2.0","id":null,"method":"status"}""", -32600 },
        { "a fractional id", """{"jsonrpc":"2.0","id":1.5,"method":"status"}""", -32600 },
    };

    [Theory, MemberData(nameof(BadLines))]
    public async Task A_line_that_is_no_message_is_answered_without_an_id_and_the_connection_lives(
        string what, string line, int code)
    {
        foreach (var wire in new[] { Wire.JsonRpc(new FakeHub()), Wire.Mcp(new FakeHub()) })
        {
            await using (wire)
            {
                var answer = await wire.AskAsync(line);

                Assert.True(code == answer.GetProperty("error").GetProperty("code").GetInt32(), $"{what}: {answer}");
                Assert.Equal(JsonValueKind.Null, answer.GetProperty("id").ValueKind);
                Assert.Equal("invalid-argument", DataOf(answer).GetProperty("code").GetString());
                Assert.Equal("after", (await wire.AskAsync(Ping)).GetProperty("id").GetString());
            }
        }
    }

    public static TheoryData<string, string> RefusedLines { get; } = new()
    {
        { "a duplicate key", """{"jsonrpc":"2.0","id":1,"method":"status","params":{"a":1,"a":2}}""" },
        { "half a surrogate", """{"jsonrpc":"2.0","id":1,"method":"status","params":{"a":"\ud800"}}""" },
        { "a NUL", """{"jsonrpc":"2.0","id":1,"method":"status","params":{"a":"\u0000"}}""" },
        { "deep nesting", Deep(65) },
    };

    [Theory, MemberData(nameof(RefusedLines))]
    public async Task A_line_whose_id_can_be_told_is_refused_under_it(string what, string line)
    {
        foreach (var wire in new[] { Wire.JsonRpc(new FakeHub()), Wire.Mcp(new FakeHub()) })
        {
            await using (wire)
            {
                var answer = await wire.AskAsync(line);

                Assert.True(-32700 == answer.GetProperty("error").GetProperty("code").GetInt32(), $"{what}: {answer}");
                Assert.Equal(1, answer.GetProperty("id").GetInt32());
            }
        }
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":1,"id":2,"method":"status"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":"\u0000","method":"status"}""")]
    public async Task An_id_that_is_told_twice_or_is_itself_at_fault_is_none(string line)
    {
        await using var wire = Wire.JsonRpc(new FakeHub());

        Assert.Equal(JsonValueKind.Null, (await wire.AskAsync(line)).GetProperty("id").ValueKind);
    }

    [Fact]
    public async Task A_line_that_is_not_UTF_8_is_told_where()
    {
        await using var wire = Wire.JsonRpc(new FakeHub());

        await wire.SendAsync(new byte[] { (byte)'{', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)'}' });
        var answer = await wire.ReceiveAsync();

        Assert.Equal(-32700, answer.GetProperty("error").GetProperty("code").GetInt32());
        Assert.Contains("byte 2", DataOf(answer).GetProperty("detail").GetString());
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task An_oversized_line_is_skipped_and_the_connection_lives(bool mcp)
    {
        await using var wire = mcp ? Wire.Mcp(new FakeHub()) : Wire.JsonRpc(new FakeHub());

        var answer = await wire.AskAsync(new string('x', 3 * 1_048_576));

        Assert.Equal(-32600, answer.GetProperty("error").GetProperty("code").GetInt32());
        Assert.Equal("too-large", DataOf(answer).GetProperty("code").GetString());
        Assert.Equal("after", (await wire.AskAsync(Ping)).GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_message_of_exactly_the_limit_is_read()
    {
        await using var wire = Wire.JsonRpc(new FakeHub());
        var frame = """{"jsonrpc":"2.0","id":1,"method":"status","params":{}}""";

        var answer = await wire.AskAsync(frame + new string(' ', 1_048_576 - frame.Length));

        Assert.True(answer.TryGetProperty("result", out _), answer.ToString());
    }

    [Theory]
    [InlineData("""{"id":5,"method":"status"}""", -32600)]
    [InlineData("""{"jsonrpc":"1.0","id":5,"method":"status"}""", -32600)]
    [InlineData("""{"jsonrpc":"2.0","id":5}""", -32600)]
    [InlineData("""{"jsonrpc":"2.0","id":5,"method":7}""", -32600)]
    [InlineData("""{"jsonrpc":"2.0","id":5,"method":"status","params":[1]}""", -32602)]
    public async Task A_request_that_is_wrong_is_answered_under_its_id(string line, int code)
    {
        foreach (var wire in new[] { Wire.JsonRpc(new FakeHub()), Wire.Mcp(new FakeHub()) })
        {
            await using (wire)
            {
                var answer = await wire.AskAsync(line);

                Assert.Equal(code, answer.GetProperty("error").GetProperty("code").GetInt32());
                Assert.Equal(5, answer.GetProperty("id").GetInt32());
            }
        }
    }

    [Fact]
    public async Task Empty_lines_carriage_returns_and_answers_are_passed_over()
    {
        await using var wire = Wire.JsonRpc(new FakeHub());

        await wire.SendAsync("");
        await wire.SendAsync("\r");
        await wire.SendAsync("""{"jsonrpc":"2.0","id":3,"result":{}}""");
        var answer = await wire.AskAsync(Ping + "\r");

        Assert.Equal("after", answer.GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_message_without_a_newline_before_the_end_is_still_answered()
    {
        await using var wire = Wire.JsonRpc(new FakeHub());

        await wire.Requests.WriteAsync(Encoding.UTF8.GetBytes(Ping), TestContext.Current.CancellationToken);
        await wire.EndInputAsync();

        Assert.Equal("after", (await wire.ReceiveAsync()).GetProperty("id").GetString());
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task The_end_of_the_input_ends_the_binding_while_a_call_runs(bool mcp)
    {
        var hub = new FakeHub();
        await using var wire = mcp ? Wire.Mcp(hub) : Wire.JsonRpc(hub);
        await wire.SendAsync(mcp
            ? McpBindingTests.Call("claim", """{"waitMs":25000}""")
            : """{"jsonrpc":"2.0","id":1,"method":"claim/acquire","params":{"waitMs":25000}}""");
        await hub.Waiting.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        await wire.EndInputAsync();

        await wire.Serving.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task The_end_of_the_input_ends_the_binding_while_more_calls_wait_than_may_run(bool mcp)
    {
        var hub = new FakeHub();
        await using var wire = mcp ? Wire.Mcp(hub) : Wire.JsonRpc(hub);
        var call = mcp
            ? McpBindingTests.Call("claim", """{"waitMs":25000}""")
            : """{"jsonrpc":"2.0","id":1,"method":"claim/acquire","params":{"waitMs":25000}}""";
        for (var i = 0; i < 500; i++)
            await wire.SendAsync(call.Replace("\"id\":1", $"\"id\":{i}", StringComparison.Ordinal));

        await wire.EndInputAsync();

        await wire.Serving.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        Assert.InRange(hub.Asked.Count, 0, 64);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_client_that_never_reads_is_not_read_from_without_end(bool mcp)
    {
        var hub = new FakeHub();
        await using var wire = mcp ? Wire.Mcp(hub) : Wire.JsonRpc(hub);
        var sent = 0;

        var flood = Task.Run(async () =>
        {
            for (; sent < 20_000; sent++)
            {
                await wire.SendAsync(mcp
                    ? $$$"""{"jsonrpc":"2.0","id":{{{sent}}},"method":"tools/call","params":{"name":"status"}}"""
                    : $$"""{"jsonrpc":"2.0","id":{{sent}},"method":"status"}""");
            }
        }, TestContext.Current.CancellationToken);
        await Task.WhenAny(flood, Task.Delay(1_500, TestContext.Current.CancellationToken));

        Assert.False(flood.IsCompleted);
        Assert.True(sent < 10_000, $"{sent} requests went in.");
        wire.AbandonAnswers();
    }

    private static JsonElement DataOf(JsonElement answer) => answer.GetProperty("error").GetProperty("data");

    private static string Deep(int levels)
    {
        var opening = new StringBuilder().Insert(0, "{\"a\":", levels);
        return $"{{\"jsonrpc\":\"2.0\",\"id\":1,\"params\":{opening}1{new string('}', levels)}}}";
    }
}
