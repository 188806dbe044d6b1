using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using Protocol.Bindings.Lines;
using Protocol.Operations;

namespace Protocol.Clients;

/// <summary>The client's side of JSON-RPC, one message a line: requests by number, answers in any order.</summary>
internal sealed class JsonRpcConnection : IAsyncDisposable
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ConcurrentDictionary<long, TaskCompletionSource<JsonElement>> _waiting = new();
    private readonly Stream _requests;
    private readonly LineWriter _writer;
    private readonly Task _reading;
    private long _last;
    private volatile bool _ended;

    /// <summary>Starts to read answers.</summary>
    public JsonRpcConnection(Stream answers, Stream requests)
    {
        _requests = requests;
        _writer = new(requests);
        _reading = Task.Run(() => ReadAsync(new(answers, int.MaxValue)));
    }

    /// <summary>Asks, and waits for the answer. Where the connection ends first the outcome is unknown.</summary>
    public async Task<Answer<TResult>> AskAsync<TRequest, TResult>(
        string method, TRequest request, CancellationToken cancellationToken)
    {
        var id = Interlocked.Increment(ref _last);
        var answer = _waiting[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            if (_ended)
                return Lost(method);

            await _writer.WriteAsync(Write(id, method, request), cancellationToken).ConfigureAwait(false);
            return Read<TResult>(await answer.Task.WaitAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await CancelAsync(id).ConfigureAwait(false);
            throw;
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            return Lost(method);
        }
        finally
        {
            _waiting.TryRemove(id, out _);
        }
    }

    /// <summary>Ends the hub's input.</summary>
    public async ValueTask DisposeAsync()
    {
        _ended = true;
        try
        {
            await _requests.DisposeAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
            // The hub had left before.
        }

        FailAll();
    }

    private static Refusal Lost(string method) =>
        Refusals.Of(ErrorCode.UnknownOutcome, $"The connection ended before {method} was answered.");

    private static ReadOnlyMemory<byte> Write<TRequest>(long id, string method, TRequest request)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            json.WriteStartObject();
            json.WriteString("jsonrpc", "2.0");
            json.WriteNumber("id", id);
            json.WriteString("method", method);
            json.WritePropertyName("params");
            JsonSerializer.Serialize(json, request, ProtocolJson.Of<TRequest>());
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static Answer<TResult> Read<TResult>(JsonElement message)
    {
        if (message.TryGetProperty("result", out var result))
            return result.Deserialize(ProtocolJson.Of<TResult>())!;

        var error = message.GetProperty("error");
        if (error.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object)
            return data.Deserialize(ProtocolJson.Of<Refusal>())!;

        return Refusals.Of(ErrorCode.Internal, error.GetProperty("message").GetString() ?? "The hub gave no reason.");
    }

    private async Task CancelAsync(long id)
    {
        try
        {
            var line = $"{{\"jsonrpc\":\"2.0\",\"method\":\"$/cancelRequest\",\"params\":{{\"id\":{id}}}}}";
            await _writer.WriteAsync(System.Text.Encoding.UTF8.GetBytes(line), CancellationToken.None)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // There is nobody left who could go on with it.
        }
    }

    private async Task ReadAsync(LineReader reader)
    {
        try
        {
            while (await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false) is { } line)
                Deliver(JsonElement.Parse(line.Utf8.Span));
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or JsonException)
        {
            // What is no answer ends the connection like its end.
        }

        _ended = true;
        FailAll();
    }

    private void Deliver(JsonElement message)
    {
        if (message.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number
            && _waiting.TryRemove(id.GetInt64(), out var waiting))
        {
            waiting.TrySetResult(message);
        }
    }

    private void FailAll()
    {
        foreach (var waiting in _waiting.Values)
            waiting.TrySetException(new IOException("The connection ended."));
    }
}
