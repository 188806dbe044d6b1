using System.Text;
using System.Text.Json.Nodes;
using Protocol.ConformanceTests.Wire;

namespace Protocol.ConformanceTests.Cases;

/// <summary>Bytes that a case sends as they are, and the error that comes back without an id.</summary>
internal sealed class RawLine(JsonObject source)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task SendAsync(HubProcess hub, JsonObject step, CancellationToken cancellationToken)
    {
        CaseFailure.Unless(
            await hub.TrySendAsync([.. Bytes(), (byte)'\n'], cancellationToken),
            "the process took no bytes");
        if (step.NumberAt("/silentMs") is { } silence)
            await DemandSilenceAsync(hub, TimeSpan.FromMilliseconds(silence), cancellationToken);

        if (step["expectRpcError"] is null && step["expectError"] is null && step["answer"] is null)
            return;

        var answer = await ReceiveAsync(hub, cancellationToken);
        Demand(step["expectRpcError"], answer.At("/error/code"), answer);
        Demand(step["expectError"], answer.At("/error/data/code"), answer);
        CaseFailure.Unless(answer.ContainsKey("id"), $"the answer has no id, not even null: {answer.ToJsonString()}");
        if (step["answer"] is { } pattern && Pattern.FindDifference(answer, pattern) is { } difference)
            throw new CaseFailure(difference);

        if (answer.At("/error/data") is not null)
            ErrorForm.Check(answer["error"]!);
    }

    private static async Task DemandSilenceAsync(
        HubProcess hub, TimeSpan silence, CancellationToken cancellationToken)
    {
        await Task.Delay(silence, cancellationToken);
        CaseFailure.Unless(!hub.Unasked().Any(), "the hub answered what nobody answers");
    }

    private static void Demand(JsonNode? expected, JsonNode? found, JsonObject answer) => CaseFailure.Unless(
        expected is null || JsonNode.DeepEquals(expected, found),
        $"expected error {expected}, found {answer.ToJsonString()}");

    private static async Task<JsonObject> ReceiveAsync(HubProcess hub, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            return await hub.NextUnaskedAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CaseFailure($"no answer within {Patience.TotalSeconds} s");
        }
    }

    private byte[] Bytes() => source.TextAt("/base64") is { } encoded
        ? Convert.FromBase64String(encoded)
        : Encoding.UTF8.GetBytes(source.TextAt("/text") ?? Filled());

    private string Filled() =>
        source.TextAt("/before") +
        string.Concat(Enumerable.Repeat(source.TextAt("/fill"), (int)(source.NumberAt("/times") ?? 1))) +
        source.TextAt("/after");
}
