using System.Text.Json;
using Protocol.Operations;

namespace Protocol.Sdk.Tests.Bindings;

/// <summary>The binding <c>jsonrpc-stdio</c>, seen from the client's end.</summary>
public sealed class JsonRpcBindingTests
{
    [Fact]
    public async Task A_call_is_answered_with_the_result_of_the_hub()
    {
        await using var wire = Wire.JsonRpc(new FakeHub());

        var answer = await wire.AskAsync(
            """{"jsonrpc":"2.0","id":"a","method":"claim/acquire","params":{"work":"W-1"}}""");

        Assert.Equal("a", answer.GetProperty("id").GetString());
        Assert.Equal("claimed", answer.GetProperty("result").GetProperty("outcome").GetString());
        Assert.False(answer.GetProperty("result").TryGetProperty("why", out _));
    }

    [Fact]
    public async Task Parameters_may_be_left_out()
    {
        await using var wire = Wire.JsonRpc(new FakeHub());

        var answer = await wire.AskAsync("""{"jsonrpc":"2.0","id":1,"method":"status"}""");

        Assert.Equal("ok", answer.GetProperty("result").GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task A_refusal_is_an_error_with_its_number_title_and_data()
    {
        await using var wire = Wire.JsonRpc(new FakeHub());

        var answer = await wire.AskAsync(
            """{"jsonrpc":"2.0","id":1,"method":"claim/release","params":{"claim":"W-1.9.old"}}""");
        var error = answer.GetProperty("error");

        Assert.Equal((int)ErrorCode.StaleFence, error.GetProperty("code").GetInt32());
        Assert.Equal(Refusals.TitleOf(ErrorCode.StaleFence), error.GetProperty("message").GetString());
        Assert.Equal("stale-fence", error.GetProperty("data").GetProperty("code").GetString());
        Assert.Equal(0, error.GetProperty("data").GetProperty("details").GetProperty("fence").GetInt32());
    }

    [Fact]
    public async Task An_unknown_method_is_told_with_the_name_that_was_meant()
    {
        await using var wire = Wire.JsonRpc(new FakeHub());

        var answer = await wire.AskAsync("""{"jsonrpc":"2.0","id":1,"method":"claim/aquire"}""");
        var error = answer.GetProperty("error");

        Assert.Equal(-32601, error.GetProperty("code").GetInt32());
        Assert.Equal("unsupported", error.GetProperty("data").GetProperty("code").GetString());
        Assert.Equal(
            "claim/acquire", error.GetProperty("data").GetProperty("details").GetProperty("didYouMean").GetString());
    }

    [Fact]
    public async Task Wrong_arguments_are_told_by_pointer()
    {
        await using var wire = Wire.JsonRpc(new FakeHub());

        var answer = await wire.AskAsync("""{"jsonrpc":"2.0","id":1,"method":"claim/acquire","params":{"work":7}}""");
        var data = answer.GetProperty("error").GetProperty("data");

        Assert.Equal("invalid-argument", data.GetProperty("code").GetString());
        Assert.Equal("/work", data.GetProperty("details").GetProperty("faults")[0].GetProperty("pointer").GetString());
    }

    [Fact]
    public async Task A_version_that_is_not_spoken_is_refused_with_those_that_are()
    {
        await using var wire = Wire.JsonRpc(new FakeHub());

        var answer = await wire.AskAsync(
            """{"jsonrpc":"2.0","id":1,"method":"status","params":{"_meta":{"org.w3id.signalbox/version":"9.0"}}}""");
        var data = answer.GetProperty("error").GetProperty("data");

        Assert.Equal((int)ErrorCode.UnsupportedVersion, answer.GetProperty("error").GetProperty("code").GetInt32());
        Assert.Equal("0.1", data.GetProperty("details").GetProperty("supported")[0].GetString());
    }

    [Fact]
    public async Task The_version_that_is_spoken_is_served()
    {
        await using var wire = Wire.JsonRpc(new FakeHub());

        var answer = await wire.AskAsync(
            """{"jsonrpc":"2.0","id":1,"method":"status","params":{"_meta":{"org.w3id.signalbox/version":"0.1"}}}""");

        Assert.True(answer.TryGetProperty("result", out _), answer.ToString());
    }

    [Fact]
    public async Task A_canceled_call_is_answered_so()
    {
        var hub = new FakeHub();
        await using var wire = Wire.JsonRpc(hub);
        await wire.SendAsync("""{"jsonrpc":"2.0","id":1,"method":"claim/acquire","params":{"waitMs":25000}}""");
        await hub.Waiting.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        var answer = await wire.AskAsync("""{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":1}}""");

        Assert.Equal(-32800, answer.GetProperty("error").GetProperty("code").GetInt32());
        Assert.Equal("The call was canceled", answer.GetProperty("error").GetProperty("message").GetString());
        Assert.Equal(1, answer.GetProperty("id").GetInt32());
    }

    [Fact]
    public async Task Calls_run_beside_each_other()
    {
        var hub = new FakeHub();
        await using var wire = Wire.JsonRpc(hub);
        await wire.SendAsync("""{"jsonrpc":"2.0","id":"slow","method":"claim/acquire","params":{"waitMs":25000}}""");

        var answer = await wire.AskAsync("""{"jsonrpc":"2.0","id":"fast","method":"status"}""");

        Assert.Equal("fast", answer.GetProperty("id").GetString());
    }

    [Fact]
    public async Task An_id_that_is_in_use_is_refused()
    {
        var hub = new FakeHub();
        await using var wire = Wire.JsonRpc(hub);
        await wire.SendAsync("""{"jsonrpc":"2.0","id":1,"method":"claim/acquire","params":{"waitMs":25000}}""");

        var answer = await wire.AskAsync("""{"jsonrpc":"2.0","id":1,"method":"status"}""");

        Assert.Equal(-32600, answer.GetProperty("error").GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task The_text_of_an_exception_never_goes_out()
    {
        var hub = new FakeHub { Thrown = new InvalidOperationException("secret of the house") };
        await using var wire = Wire.JsonRpc(hub);

        var answer = await wire.AskAsync("""{"jsonrpc":"2.0","id":1,"method":"status"}""");

        Assert.Equal((int)ErrorCode.Internal, answer.GetProperty("error").GetProperty("code").GetInt32());
        Assert.DoesNotContain("secret", answer.ToString());
        Assert.DoesNotContain("Exception", answer.ToString());
    }

    [Fact]
    public async Task Text_goes_out_as_it_is()
    {
        await using var wire = Wire.JsonRpc(new FakeHub { ListTitle = "naïve <b> \"quoted\" 🙂" });

        var answer = await wire.AskAsync("""{"jsonrpc":"2.0","id":1,"method":"work/list"}""");
        var title = answer.GetProperty("result").GetProperty("items")[0].GetProperty("title");

        Assert.Equal("naïve <b> \"quoted\" 🙂", title.GetString());
    }

    [Fact]
    public async Task A_notification_is_not_answered()
    {
        await using var wire = Wire.JsonRpc(new FakeHub());

        await wire.SendAsync("""{"jsonrpc":"2.0","method":"no/such"}""");
        await wire.SendAsync("""{"jsonrpc":"2.0","method":"status"}""");
        var answer = await wire.AskAsync("""{"jsonrpc":"2.0","id":2,"method":"status"}""");

        Assert.Equal(2, answer.GetProperty("id").GetInt32());
    }

    [Fact]
    public async Task Every_operation_of_the_table_is_a_method()
    {
        await using var wire = Wire.JsonRpc(new FakeHub());

        foreach (var operation in OperationTable.All)
        {
            var answer = await wire.AskAsync($$"""{"jsonrpc":"2.0","id":1,"method":"{{operation.Name}}"}""");

            if (answer.TryGetProperty("error", out var error))
                Assert.NotEqual(-32601, error.GetProperty("code").GetInt32());
            else
                Assert.Equal(JsonValueKind.Object, answer.GetProperty("result").ValueKind);
        }
    }
}
