using System.Buffers;
using System.Text;
using Protocol.Bindings.Lines;
using Protocol.Operations;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace Protocol.Bindings.JsonRpc;

/// <summary>Gives StreamJsonRpc the messages that it can serve, and answers the others itself.</summary>
internal sealed class LineMessageHandler(LineConnection connection, IJsonRpcMessageFormatter formatter)
    : MessageHandlerBase(formatter)
{
    private const string CancelRequest = "$/cancelRequest";

    /// <inheritdoc />
    public override bool CanRead => true;

    /// <inheritdoc />
    public override bool CanWrite => true;

    /// <inheritdoc />
    protected override async ValueTask<JsonRpcMessage?> ReadCoreAsync(CancellationToken cancellationToken)
    {
        while (await connection.ReadAsync().ConfigureAwait(false) is { } message)
        {
            // An operation comes as a request: what nobody is told of is not done [SB-RPC-081].
            if (message.Id is null && message.Method != CancelRequest)
                continue;

            if (Check(message) is not { } fault)
                return Formatter.Deserialize(new(WithParams(message)));

            await connection.FailAsync(message, fault).ConfigureAwait(false);
        }

        return null;
    }

    /// <inheritdoc />
    protected override async ValueTask WriteCoreAsync(JsonRpcMessage content, CancellationToken cancellationToken)
    {
        if (content is JsonRpcError { Error: { Code: JsonRpcErrorCode.RequestCanceled } canceled })
            canceled.Message = "The call was canceled";

        var buffer = new ArrayBufferWriter<byte>(1024);
        Formatter.Serialize(buffer, content);
        if (content is IJsonRpcMessageWithId { RequestId.IsEmpty: false } answer and (JsonRpcResult or JsonRpcError))
            await connection.AnswerAsync(KeyOf(answer.RequestId), buffer.WrittenMemory).ConfigureAwait(false);
        else
            await connection.SendAsync(buffer.WrittenMemory).ConfigureAwait(false);
    }

    /// <inheritdoc />
    protected override ValueTask FlushAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    private static string KeyOf(RequestId id) =>
        id.Number is { } number ? CallsInFlight.KeyOf(number) : CallsInFlight.KeyOf(id.String ?? "");

    private static WireFault? Check(Message message)
    {
        if (message.Method == CancelRequest && message.Id is null)
            return null;

        if (OperationTable.Find(message.Method) is null)
        {
            var unknown = OperationTable.RefuseUnknown(message.Method);
            return new(WireFault.MethodNotFound, unknown.Title, null, unknown);
        }

        return SpecVersion.Check(message.Meta) is { } refusal
            ? new((int)refusal.Code, refusal.Title, null, refusal)
            : null;
    }

    // A request may leave its parameters out; the library wants them to find the method.
    private static ReadOnlyMemory<byte> WithParams(Message message)
    {
        if (message.Params is not null)
            return message.Utf8;

        // A method of the table needs no escape.
        var id = message.Id is { } given ? $"\"id\":{given.GetRawText()}," : "";

        return Encoding.UTF8.GetBytes($"{{\"jsonrpc\":\"2.0\",{id}\"method\":\"{message.Method}\",\"params\":{{}}}}");
    }
}
