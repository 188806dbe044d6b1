using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Protocol.ConformanceTests.Schemas;
using Protocol.ConformanceTests.Wire;

namespace Protocol.ConformanceTests.Cases;

/// <summary>
/// A method that is asked as it is, and a tool of the MCP binding with the form that all its answers have.
/// </summary>
internal static class Asked
{
    private const int MostBytes = 16 * 1024;
    private const string Revision = "2026-07-28";
    private const string Prefix = "io.modelcontextprotocol/";

    private static readonly JsonSerializerOptions AsIs =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task PlayAsync(
        HubProcess hub, JsonObject step, Variables variables, HandleWatch handles, CancellationToken cancellationToken)
    {
        var (method, arguments) = step.TextAt("/tool") is { } tool
            ? ("tools/call", CallOf(tool, step["with"]))
            : (step.TextAt("/ask")!, step["with"]?.DeepClone() as JsonObject);
        if (step.TextAt("/over") == "mcp" || step["tool"] is not null)
            StateRevision(arguments ??= [], step.TextAt("/revision") ?? Revision);

        var response = await hub.CallAsync(method, arguments, cancellationToken);
        CaseFailure.Unless(response is not null, $"the process ended before it answered {method}");
        CaseFailure.Unless(
            JsonNode.DeepEquals(step["expectRpcError"], response.At("/error/code")),
            $"expected JSON-RPC error {step["expectRpcError"] ?? "none"}, found {response!.ToJsonString(AsIs)}");
        var result = response.At("/result");
        if (step["tool"] is not null && result is not null)
        {
            result = Open(result, step);
            handles.Learn(result);
        }

        Compare(result ?? response.At("/error"), step);
        foreach (var (name, pointer) in step["capture"] as JsonObject ?? [])
            variables.Set(name, result.At(pointer!.GetValue<string>())!);
    }

    private static JsonObject CallOf(string tool, JsonNode? arguments) =>
        new() { ["name"] = tool, ["arguments"] = arguments?.DeepClone() ?? new JsonObject() };

    private static void StateRevision(JsonObject arguments, string revision)
    {
        if (revision == "none" || arguments["_meta"] is not null)
            return;

        arguments["_meta"] = new JsonObject
        {
            [$"{Prefix}protocolVersion"] = revision,
            [$"{Prefix}clientCapabilities"] = new JsonObject(),
            [$"{Prefix}clientInfo"] = new JsonObject { ["name"] = "suite", ["version"] = "0.1.0" },
        };
    }

    /// <summary>What every answer of a tool has: one text that says what the structure says, and its size.</summary>
    private static JsonNode Open(JsonNode result, JsonObject step)
    {
        var structured = result.At("/structuredContent");
        var text = result.TextAt("/content/0/text");
        CaseFailure.Unless(
            structured is not null && text is not null, $"no text and structure: {result.ToJsonString()}");
        CaseFailure.Unless(result.At("/content")!.AsArray().Count == 1, "content has not one text");
        CaseFailure.Unless(JsonNode.DeepEquals(JsonNode.Parse(text!), structured), "text and structure differ");
        CaseFailure.Unless(Bytes(structured!) <= MostBytes, $"{Bytes(structured!)} bytes are too many");
        var refused = structured.At("/error") is not null;
        CaseFailure.Unless(
            refused == (result.At("/isError")?.GetValue<bool>() ?? false),
            $"isError is wrong: {result.ToJsonString()}");
        if (refused)
        {
            CaseFailure.Unless(structured.TextAt("/outcome") == "error", "a refusal has another outcome than error");
            var faults = SchemaSet.Validate(structured.At("/error"), "schemas/types/refusal.json");
            CaseFailure.Unless(faults.Count == 0, string.Join("; ", faults));
        }

        var found = refused ? structured.TextAt("/error/code") : structured.TextAt("/outcome");
        var expected = step.TextAt("/expect") ?? step.TextAt("/expectError");
        CaseFailure.Unless(
            expected is null || (expected == found && refused == (step["expectError"] is not null)),
            $"expected {expected}, found {found}: {structured!.ToJsonString(AsIs)}");
        return structured!;
    }

    private static void Compare(JsonNode? result, JsonObject step)
    {
        var bytes = result is null ? 0 : Bytes(result);
        CaseFailure.Unless(bytes <= (step.NumberAt("/maxBytes") ?? long.MaxValue), $"{bytes} bytes are too many");
        if (step["result"] is { } pattern && Pattern.FindDifference(result, pattern) is { } difference)
            throw new CaseFailure(difference);
    }

    private static int Bytes(JsonNode node) => Encoding.UTF8.GetByteCount(node.ToJsonString(AsIs));
}
