using Protocol.Bindings.Lines;

namespace Protocol.Bindings.JsonRpc;

/// <summary>The binding <c>jsonrpc-stdio</c>: JSON-RPC 2.0, one message a line, over a pair of streams
/// (spec/bindings/json-rpc.md).</summary>
public static class JsonRpcBinding
{
    /// <summary>The version of the binding.</summary>
    public const string Version = "0.1";

    /// <summary>Serves the hub until the input ends or nobody reads the output, also while calls run.</summary>
    public static async Task RunAsync(IHub hub, Stream input, Stream output, CancellationToken cancellationToken)
    {
        using var connection = new LineConnection(input, output, cancellationToken);
        using var rpc = new HubRpc(connection, new HubRpcTarget(hub));
        rpc.StartListening();

        try
        {
            await rpc.Completion.WaitAsync(connection.Ended).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The end of the input is the ordinary end; a reader that went away is another.
        }
    }
}
