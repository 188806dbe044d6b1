using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Protocol.Clients;
using Protocol.Operations;

namespace Protocol.Sdk.Tests.Clients;

/// <summary>A hub behind the JSON-RPC binding is the same hub.</summary>
public sealed class JsonRpcHubTests
{
    public static TheoryData<string> Methods => [.. typeof(IHub).GetMethods().Select(method => method.Name)];

    [Theory, MemberData(nameof(Methods))]
    public async Task A_method_asks_the_same_method_at_the_other_end(string name)
    {
        var hub = new SilentHub();
        await using var wire = Wire.JsonRpc(hub);
        await using var client = new JsonRpcHub(wire.Answers, wire.Requests);
        var method = typeof(IHub).GetMethod(name)!;

        foreach (var operation in OperationTable.All)
        {
            if (TryRequest(method, operation) is { } request)
                await (Task)method.Invoke(client, [request, TestContext.Current.CancellationToken])!;
        }

        Assert.Equal(name, hub.LastAsked);
    }

    [Fact]
    public async Task A_result_comes_back_as_its_type()
    {
        await using var wire = Wire.JsonRpc(new FakeHub { ListTitle = "naïve" });
        await using var client = new JsonRpcHub(wire.Answers, wire.Requests);

        var answer = await client.ListWorkAsync(new(), TestContext.Current.CancellationToken);

        Assert.Equal("naïve", Assert.IsType<Answer<ListWork.Result>.Ok>(answer).Result.Items[0].Title);
    }

    [Fact]
    public async Task A_refusal_comes_back_whole()
    {
        await using var wire = Wire.JsonRpc(new FakeHub());
        await using var client = new JsonRpcHub(wire.Answers, wire.Requests);

        var answer = await client.ReleaseClaimAsync(new(new("W-1.9.old")), TestContext.Current.CancellationToken);

        var refusal = Assert.IsType<Answer<ReleaseClaim.Result>.Refused>(answer).Refusal;
        Assert.Equal(ErrorCode.StaleFence, refusal.Code);
        Assert.Equal("status", refusal.Next[0].Call?.Op);
    }

    [Fact]
    public async Task What_the_caller_gives_up_is_canceled_at_the_hub()
    {
        var hub = new FakeHub();
        await using var wire = Wire.JsonRpc(hub);
        await using var client = new JsonRpcHub(wire.Answers, wire.Requests);
        using var patience = new CancellationTokenSource();

        var waiting = client.AcquireClaimAsync(new(WaitMs: 25_000), patience.Token);
        await hub.Waiting.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await hub.Canceled.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_hub_that_leaves_before_it_answers_leaves_the_outcome_unknown()
    {
        var command = new ProcessStartInfo("sh") { ArgumentList = { "-c", "read line; exit 3" } };
        await using var client = JsonRpcHub.Start(command);

        var answer = await client.StatusAsync(new(), TestContext.Current.CancellationToken);

        Assert.Equal(
            ErrorCode.UnknownOutcome, Assert.IsType<Answer<GetStatus.Result>.Refused>(answer).Refusal.Code);
    }

    private static object? TryRequest(MethodInfo method, Operation operation)
    {
        var verb = operation.GetType().GetGenericArguments();
        if (method.GetParameters()[0].ParameterType != verb[0] || !IsOf(method.Name, operation.Name))
            return null;

        return Samples.Of(operation).Deserialize(ProtocolJson.Wire.GetTypeInfo(verb[0])!);
    }

    // Three verbs of work share one request.
    private static bool IsOf(string method, string operation) =>
        !operation.StartsWith("work/", StringComparison.Ordinal)
        || method.StartsWith(operation["work/".Length..], StringComparison.OrdinalIgnoreCase);
}
