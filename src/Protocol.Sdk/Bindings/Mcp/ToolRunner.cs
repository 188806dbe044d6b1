using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using Protocol.Operations;
using Protocol.Schemas;

namespace Protocol.Bindings.Mcp;

/// <summary>Carries out the call of a tool: checks its arguments, asks the hub, and shapes the answer.</summary>
internal sealed class ToolRunner(IHub hub, McpBindingOptions options, IReadOnlyCollection<string> tools)
{
    private const int PageOfWork = 20;
    private const int StubsOfMany = 5;
    private const int PageOfEvents = 10;

    private readonly Verification _verification = new(hub, options);

    /// <summary>The answer of a tool, in success and in error.</summary>
    public async Task<CallToolResult> CallAsync(
        HubTool tool, JsonObject arguments, Func<string, Task> tell, CancellationToken cancellationToken)
    {
        var faults = RequestSchemas.Validate(tool.Schema, ToElement(arguments));
        if (faults.Count > 0)
            return ToolResult.Of(InvalidArguments.Refuse(tool.Name, faults, HintFor(tool, arguments)), tools);

        var answer = tool.Name switch
        {
            "show" => await ShowAsync(arguments, cancellationToken).ConfigureAwait(false),
            "verify" => await VerifyAsync(tool, arguments, tell, cancellationToken).ConfigureAwait(false),
            _ => await AskAsync(tool, arguments, cancellationToken).ConfigureAwait(false),
        };

        return ToolResult.Of(answer, tools);
    }

    // Only what does not fail the same way: the packet where a read-back is wanted, else what the agent holds.
    private static NextAction HintFor(HubTool tool, JsonObject arguments)
    {
        var handoff = tool.Name == "accept_handoff" ? arguments["handoff"] : null;
        if (handoff?.GetValueKind() != JsonValueKind.String)
            return new("status", "It tells what you hold, and what you may do.", Call: new("status"));

        var packet = new Call("handoff/get", ToElement(new() { ["handoff"] = handoff.DeepClone() }));
        return new("show", "The packet says what to read back.", Call: packet);
    }

    private static JsonElement ToElement(JsonObject arguments) => JsonElement.Parse(arguments.ToJsonString());

    private async Task<Answer<JsonElement>> AskAsync(
        HubTool tool, JsonObject arguments, CancellationToken cancellationToken)
    {
        var nested = await NestAsync(tool, arguments, cancellationToken).ConfigureAwait(false);
        return await InvokeAsync(tool.Operation, nested, cancellationToken).ConfigureAwait(false);
    }

    private async Task<JsonObject> NestAsync(HubTool tool, JsonObject arguments, CancellationToken cancellationToken)
    {
        var nested = ToolArguments.Nest(tool.Operation, arguments);
        var isNamed = nested.ContainsKey("subject") || nested.ContainsKey("work");
        if (!tool.TakesSubject || isNamed || options.Subjects is null)
            return nested;

        if (await options.Subjects.ReadAsync(cancellationToken).ConfigureAwait(false) is { } current)
        {
            nested["subject"] = JsonNode.Parse(ProtocolJson.ToElement(current.Subject).GetRawText());
            if (tool.TakesDirty && current.Dirty)
                nested["dirty"] = true;
        }

        return nested;
    }

    private Task<Answer<JsonElement>> InvokeAsync(
        string operation, JsonObject arguments, CancellationToken cancellationToken) =>
        Find(operation).InvokeAsync(hub, ToElement(arguments), cancellationToken);

    private static Operation Find(string operation) =>
        OperationTable.Find(operation) ?? throw new InvalidOperationException($"The table lacks {operation}.");

    private async Task<Answer<JsonElement>> VerifyAsync(
        HubTool tool, JsonObject arguments, Func<string, Task> tell, CancellationToken cancellationToken)
    {
        var nested = await NestAsync(tool, arguments, cancellationToken).ConfigureAwait(false);
        var element = ToElement(nested);
        var faults = RequestSchemas.Validate(Find(tool.Operation).RequestSchema, element);
        if (faults.Count > 0)
            return InvalidArguments.Refuse(tool.Name, faults);

        var request = element.Deserialize(ProtocolJson.Of<RequestVerification.Request>())!;
        return await _verification.RunAsync(request, tell, cancellationToken).ConfigureAwait(false) switch
        {
            Answer<RequestVerification.Result>.Ok ok => ProtocolJson.ToElement(ok.Result),
            Answer<RequestVerification.Result>.Refused refused => refused.Refusal,
            var other => throw new InvalidOperationException($"An answer is ok or refused, not {other}."),
        };
    }

    private async Task<Answer<JsonElement>> ShowAsync(JsonObject arguments, CancellationToken cancellationToken)
    {
        var (operation, nested, fault) = Reading.Of(arguments);
        if (fault is not null)
            return InvalidArguments.Refuse("show", [fault], new NextAction("status", Call: new("status")));

        if (operation is not ("work/list" or "events/read"))
            return await InvokeAsync(operation, nested, cancellationToken).ConfigureAwait(false);

        var isChosen = nested.ContainsKey("limit");
        if (!isChosen)
            nested["limit"] = operation == "work/list" ? PageOfWork : PageOfEvents;

        var page = await PageAsync(operation, nested, cancellationToken).ConfigureAwait(false);
        if (isChosen || page is not Answer<JsonElement>.Ok { Result: var list } || !HasMany(list))
            return page;

        nested["limit"] = StubsOfMany;
        return WithHint(await PageAsync(operation, nested, cancellationToken).ConfigureAwait(false));
    }

    // A page that is too large is asked again with half as many entries, so that its cursor stays true.
    private async Task<Answer<JsonElement>> PageAsync(
        string operation, JsonObject arguments, CancellationToken cancellationToken)
    {
        while (true)
        {
            var page = await InvokeAsync(operation, arguments, cancellationToken).ConfigureAwait(false);
            var limit = (int)arguments["limit"]!;
            if (limit == 1 || !IsTooLarge(page))
                return page;

            arguments["limit"] = limit / 2;
        }
    }

    private static bool IsTooLarge(Answer<JsonElement> page) =>
        page is Answer<JsonElement>.Ok { Result: var list } && ToolResult.SizeOf(list) > ToolResult.MaxBytes;

    private static bool HasMany(JsonElement list) =>
        list.TryGetProperty("total", out var total) && total.GetInt64() > PageOfWork;

    private static Answer<JsonElement> WithHint(Answer<JsonElement> page)
    {
        if (page is not Answer<JsonElement>.Ok { Result: var list })
            return page;

        var told = JsonNode.Parse(list.GetRawText())!.AsObject();
        told["hint"] = $"{told["total"]} match; these come first. Narrow by availability or label, or ask for a limit.";
        return ToElement(told);
    }
}
