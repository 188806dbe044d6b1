using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Protocol.ConformanceTests.Wire;

/// <summary>
/// One process of the hub's JSON-RPC binding: a request a line on its input, an answer a line on its output.
/// </summary>
internal sealed class HubProcess : IAsyncDisposable
{
    private static readonly JsonSerializerOptions AsIs =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly TimeSpan GoodbyeTerm = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly string _name;
    private readonly Transcript _transcript;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly ConcurrentDictionary<long, TaskCompletionSource<JsonObject?>> _open = [];
    private readonly Channel<JsonObject> _unasked = Channel.CreateUnbounded<JsonObject>();
    private readonly Task _reading;
    private long _lastId;
    private volatile bool _ended;

    /// <param name="start">How to start it.</param>
    /// <param name="name">Whose process it is, in the transcript.</param>
    /// <param name="transcript">Where its lines are kept.</param>
    public HubProcess(ProcessStartInfo start, string name, Transcript transcript)
    {
        _name = name;
        _transcript = transcript;
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => Note('!', line.Data);
        _process.BeginErrorReadLine();
        _reading = Task.Run(ReadAsync);
    }

    public bool IsAlive => !_ended && !_process.HasExited;

    /// <summary>Asks, and waits for the answer.</summary>
    /// <returns>The whole response; null where the process ended before it came.</returns>
    public async Task<JsonObject?> CallAsync(string method, JsonObject? arguments, CancellationToken cancellationToken)
    {
        var id = Interlocked.Increment(ref _lastId);
        var answer = new TaskCompletionSource<JsonObject?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _open[id] = answer;
        var request = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method };
        if (arguments is not null)
            request["params"] = arguments.DeepClone();

        // Bytes may still go into the pipe of a dead process: what it was is known when its output has ended.
        if (!await TrySendAsync(Encoding.UTF8.GetBytes($"{request.ToJsonString(AsIs)}\n"), cancellationToken) || _ended)
            answer.TrySetResult(null);

        return await answer.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Sends bytes as they are.</summary>
    /// <returns>Whether the process took them.</returns>
    public async Task<bool> TrySendAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            Note('>', Encoding.UTF8.GetString(bytes).TrimEnd());
            await _process.StandardInput.BaseStream.WriteAsync(bytes, cancellationToken);
            await _process.StandardInput.BaseStream.FlushAsync(cancellationToken);
            return true;
        }
        catch (IOException)
        {
            _ended = true;
            return false;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The next line that answers no open request: an error without id, or a notification.</summary>
    public async Task<JsonObject> NextUnaskedAsync(CancellationToken cancellationToken) =>
        await _unasked.Reader.ReadAsync(cancellationToken);

    /// <summary>What was written that answers no request and that nobody has waited for.</summary>
    public IEnumerable<string> Unasked()
    {
        while (_unasked.Reader.TryRead(out var message))
            yield return message.ToJsonString(AsIs);
    }

    /// <summary>Closes its input, and waits until it has ended.</summary>
    /// <returns>How long that took; null where it did not end in that time.</returns>
    public async Task<TimeSpan?> CloseAsync(TimeSpan patience)
    {
        var clock = Stopwatch.StartNew();
        _process.StandardInput.Close();
        using var giveUp = new CancellationTokenSource(patience);
        try
        {
            await _process.WaitForExitAsync(giveUp.Token);
            return clock.Elapsed;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Ends the process as a power cut would (SIGKILL), and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The process was gone before its input was.
        }

        using var patience = new CancellationTokenSource(GoodbyeTerm);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            await KillAsync();
        }

        await _reading;
        _process.Dispose();
        _turn.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            Note('<', line);
            Deliver(line);
        }

        _ended = true;
        foreach (var answer in _open.Values)
            answer.TrySetResult(null);
    }

    private void Note(char direction, string? line)
    {
        if (line is not null)
            _transcript.Add(_name, direction, line);
    }

    private void Deliver(string line)
    {
        if (Parse(line) is not { } message)
            _unasked.Writer.TryWrite(new() { ["notJson"] = line });
        else if (message.NumberAt("/id") is { } id && _open.TryRemove(id, out var answer))
            answer.TrySetResult(message);
        else
            _unasked.Writer.TryWrite(message);
    }

    private static JsonObject? Parse(string line)
    {
        try
        {
            return JsonNode.Parse(line) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
