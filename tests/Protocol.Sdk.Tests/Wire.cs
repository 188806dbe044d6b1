using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Protocol.Bindings.JsonRpc;
using Protocol.Bindings.Mcp;

namespace Protocol.Sdk.Tests;

/// <summary>A binding at work, and the client's ends of its two streams.</summary>
internal sealed class Wire : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Pipe _requests = new();
    private readonly Pipe _answers = new();
    private readonly StreamReader _reader;
    private readonly CancellationTokenSource _stop = new();

    private Wire(Func<Stream, Stream, CancellationToken, Task> serve)
    {
        _reader = new(_answers.Reader.AsStream());
        Requests = _requests.Writer.AsStream();
        Answers = _answers.Reader.AsStream();
        Serving = serve(_requests.Reader.AsStream(), _answers.Writer.AsStream(), _stop.Token);
    }

    public Task Serving { get; }

    public Stream Requests { get; }

    public Stream Answers { get; }

    public static Wire JsonRpc(IHub hub) => new((input, output, ct) => JsonRpcBinding.RunAsync(hub, input, output, ct));

    public static Wire Mcp(IHub hub, McpBindingOptions? options = null) =>
        new((input, output, ct) => McpBinding.RunAsync(hub, options ?? new(), input, output, ct));

    public Task SendAsync(string line) => SendAsync(Encoding.UTF8.GetBytes(line));

    public async Task SendAsync(ReadOnlyMemory<byte> line)
    {
        await Requests.WriteAsync(line);
        await Requests.WriteAsync("\n"u8.ToArray());
        await Requests.FlushAsync();
    }

    public async Task<JsonElement> ReceiveAsync()
    {
        var line = await _reader.ReadLineAsync().WaitAsync(Patience);
        return JsonElement.Parse(line ?? throw new EndOfStreamException());
    }

    public async Task<JsonElement> AskAsync(string line)
    {
        await SendAsync(line);
        return await ReceiveAsync();
    }

    /// <summary>Closes the reading end, as a client does that dies.</summary>
    public void AbandonAnswers() => _answers.Reader.Complete();

    public ValueTask EndInputAsync() => _requests.Writer.CompleteAsync();

    public async ValueTask DisposeAsync()
    {
        await EndInputAsync();
        await Serving.WaitAsync(Patience);
        _reader.Dispose();
        _stop.Dispose();
    }
}
