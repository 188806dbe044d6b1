using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using Protocol.Bindings.Lines;
using Protocol.Operations;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace Protocol.Bindings.JsonRpc;

/// <summary>StreamJsonRpc over our framing: it maps refusals to errors, and lets no text of an exception out.</summary>
internal sealed class HubRpc : StreamJsonRpc.JsonRpc
{
    /// <summary>Offers the methods of the target; listen to it to begin.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "JsonRpc disposes of its handler.")]
    public HubRpc(LineConnection connection, IHubRpc target)
        : base(new LineMessageHandler(connection, CreateFormatter()))
    {
        CancelLocallyInvokedMethodsWhenConnectionIsClosed = true;
        AddLocalRpcTarget(RpcTargetMetadata.FromShape<IHubRpc>(), target, new() { NotifyClientOfEvents = false });
    }

    /// <summary>A refusal on its way through the dispatch, which knows failure only as an exception.</summary>
    public static LocalRpcException ExceptionOf(Refusal refusal) => new(refusal.Title) { ErrorData = refusal };

    /// <inheritdoc />
    protected override JsonRpcError.ErrorDetail CreateErrorDetails(JsonRpcRequest request, Exception exception)
    {
        if (exception is not LocalRpcException { ErrorData: Refusal refusal })
        {
            Console.Error.WriteLine($"{request.Method}: {exception}");
            refusal = Refusals.Of(ErrorCode.Internal, "The hub failed at this request; its log says how.");
        }

        return new()
        {
            Code = (JsonRpcErrorCode)refusal.Code,
            Message = refusal.Title,
            Data = ProtocolJson.ToElement(refusal),
        };
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "All that is written has generated metadata.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "All that is written has generated metadata.")]
    private static SystemTextJsonFormatter CreateFormatter() => new()
    {
        JsonSerializerOptions = new()
        {
            TypeInfoResolver = RpcJson.Default,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        },
    };
}
