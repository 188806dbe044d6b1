using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Protocol.ConformanceTests.Wire;

namespace Protocol.ConformanceTests.Cases;

/// <summary>A call of a case, and what came back.</summary>
internal sealed record CallAnswer(JsonObject Step, JsonObject? Response, TimeSpan Took)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly JsonSerializerOptions AsIs =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Actor => Step.TextAt("/as")!;

    public string Op => Step.TextAt("/call")!;

    public JsonNode? Result => Response.At("/result");

    public JsonNode? Error => Response.At("/error");

    public string? Outcome => Result.TextAt("/outcome");

    private string? ErrorCode => Error.TextAt("/data/code");

    public static async Task<CallAnswer> AskAsync(HubProcess hub, JsonObject step, CancellationToken cancellationToken)
    {
        var operation = step.TextAt("/call")!;
        var arguments = step["with"] as JsonObject ?? [];
        if (step["malformed"] is null)
            WireSchemas.CheckRequest(operation, arguments);

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        var clock = Stopwatch.StartNew();
        try
        {
            return new(step, await hub.CallAsync(operation, arguments, patience.Token), clock.Elapsed);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CaseFailure($"{operation} was not answered within {Patience.TotalSeconds} s");
        }
    }

    /// <summary>Checks the answer against all that the step says and against its schema.</summary>
    public void Check()
    {
        CaseFailure.Unless(Response is not null, $"the process ended before it answered {Op}");
        CaseFailure.Unless(Response.TextAt("/jsonrpc") == "2.0", $"the answer to {Op} is not JSON-RPC 2.0");
        if (Error is not null)
            ErrorForm.Check(Error, Op, Step["with"]);
        else
            WireSchemas.CheckResult(Op, Result);

        CheckOutcome();
        CheckPattern(Result, Step["result"]);
        CheckPattern(Error.At("/data"), Step["error"]);
        CheckMeasures();
    }

    public void Capture(Variables variables) => Capture(variables, Step["capture"] as JsonObject);

    public void Capture(Variables variables, JsonObject? captures)
    {
        foreach (var (name, pointer) in captures ?? [])
        {
            var source = Error is null ? Result : Error.At("/data");
            var value = source.At(pointer!.GetValue<string>());
            CaseFailure.Unless(value is not null, $"{Op} answered nothing at {pointer}: {source?.ToJsonString()}");
            variables.Set(name, value!);
        }
    }

    private void CheckOutcome()
    {
        Demand("outcome", Step["expect"], Outcome);
        Demand("error", Step["expectError"], ErrorCode);
        Demand("JSON-RPC error", Step["expectRpcError"], Error.At("/code"));
        if (Step["allows"] is JsonArray outcomes)
            CaseFailure.Unless(IsOne(outcomes, Outcome), $"expected one of {outcomes.ToJsonString()}, found {Short()}");

        if (Step["allowsError"] is JsonArray codes)
            CaseFailure.Unless(IsOne(codes, ErrorCode), $"expected one of {codes.ToJsonString()}, found {Short()}");
    }

    private void Demand(string what, JsonNode? expected, JsonNode? found) => CaseFailure.Unless(
        expected is null || JsonNode.DeepEquals(expected, found), $"expected {what} {expected}, found {Short()}");

    private static bool IsOne(JsonArray names, string? found) => names.Any(name => name!.GetValue<string>() == found);

    private void CheckMeasures()
    {
        var bytes = Encoding.UTF8.GetByteCount(Result?.ToJsonString(AsIs) ?? "");
        var took = Took.TotalMilliseconds;
        CaseFailure.Unless(bytes <= (Step.NumberAt("/maxBytes") ?? long.MaxValue), $"{bytes} bytes are too many");
        CaseFailure.Unless(took <= (Step.NumberAt("/withinMs") ?? long.MaxValue), $"{took} ms are too long");
        CaseFailure.Unless(took >= (Step.NumberAt("/notBeforeMs") ?? 0), $"{took} ms are too short");
    }

    private string Short() => Error is null
        ? $"outcome {Outcome}"
        : $"error {ErrorCode}: {Error.TextAt("/data/detail") ?? Error.ToJsonString()}";

    private static void CheckPattern(JsonNode? value, JsonNode? pattern)
    {
        var difference = pattern is null ? null : Pattern.FindDifference(value, pattern);
        CaseFailure.Unless(difference is null, difference ?? "");
    }
}
