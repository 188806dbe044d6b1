using System.Text.Json;
using System.Threading.Channels;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using Protocol.Bindings.Lines;
using Protocol.Operations;

namespace Protocol.Bindings.Mcp;

/// <summary>Gives the MCP SDK the messages that it can serve, over our framing instead of its own.</summary>
internal sealed class LineTransport : ITransport
{
    private const string Cancelled = "notifications/cancelled";
    private const string CallTool = "tools/call";

    private readonly LineConnection _connection;
    private readonly Channel<JsonRpcMessage> _messages = Channel.CreateBounded<JsonRpcMessage>(1);

    /// <summary>Starts to hand messages over.</summary>
    public LineTransport(LineConnection connection)
    {
        _connection = connection;
        _ = Task.Run(PumpAsync);
    }

    /// <inheritdoc />
    public string? SessionId => null;

    /// <inheritdoc />
    public ChannelReader<JsonRpcMessage> MessageReader => _messages.Reader;

    /// <inheritdoc />
    public Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(
            message, McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcMessage)));

        return message is JsonRpcResponse or JsonRpcError
            ? _connection.AnswerAsync(KeyOf(((JsonRpcMessageWithId)message).Id), line)
            : _connection.SendAsync(line);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _messages.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    private static string KeyOf(RequestId id) =>
        id.Id is long number ? CallsInFlight.KeyOf(number) : CallsInFlight.KeyOf(id.Id?.ToString() ?? "");

    // The library would answer a bad shape of these with a text that helps nobody.
    private static WireFault? Check(Message message)
    {
        if (message.Method != CallTool)
            return null;

        var call = message.Params ?? default;
        if (KindOf(call, "name") != JsonValueKind.String)
            return InvalidParams("A call names its tool: params.name is a string.");

        return KindOf(call, "arguments") is JsonValueKind.Object or JsonValueKind.Undefined
            ? null
            : InvalidParams("The arguments of a tool are an object.");
    }

    private static JsonValueKind KindOf(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var member)
            ? member.ValueKind
            : JsonValueKind.Undefined;

    private static WireFault InvalidParams(string detail) =>
        new(WireFault.InvalidParams, detail, null, Refusals.Of(ErrorCode.InvalidArgument, detail));

    private async Task PumpAsync()
    {
        try
        {
            while (await _connection.ReadAsync().ConfigureAwait(false) is { } message)
            {
                if (await ReadAsync(message).ConfigureAwait(false) is { } read)
                    await _messages.Writer.WriteAsync(read, _connection.Ended).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
            when (exception is OperationCanceledException or IOException or ChannelClosedException)
        {
            // Ended.
        }

        _messages.Writer.TryComplete();
    }

    private async Task<JsonRpcMessage?> ReadAsync(Message message)
    {
        if (message is { Method: Cancelled, Params: { } canceled } && canceled.TryGetProperty("requestId", out var id))
            _connection.Forget(KeyOf(id));

        var fault = Check(message);
        try
        {
            if (fault is null)
            {
                return (JsonRpcMessage?)JsonSerializer.Deserialize(
                    message.Utf8.Span, McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcMessage)));
            }
        }
        catch (JsonException)
        {
            fault = WireFault.Invalid("The message is none of the protocol.");
        }

        await _connection.FailAsync(message, fault!).ConfigureAwait(false);
        return null;
    }

    private static string KeyOf(JsonElement id) => id.ValueKind switch
    {
        JsonValueKind.String => CallsInFlight.KeyOf(id),
        JsonValueKind.Number when id.TryGetInt64(out _) => CallsInFlight.KeyOf(id),
        _ => "",
    };
}
