using System.Threading.Channels;

namespace Protocol.Bindings.Lines;

/// <summary>
/// The framing that the bindings over a pair of streams share: one message a line, bounded both ways. It answers what
/// is no message, lets only so many calls in, and ends when the input ends, also while calls run.
/// </summary>
internal sealed class LineConnection : IDisposable
{
    /// <summary>The longest line, in bytes.</summary>
    public const int MaxLineBytes = 1_048_576;

    /// <summary>How many calls run at once.</summary>
    public const int MaxCalls = 64;

    // Bytes read ahead, so that the end of the input is seen although no call may enter.
    private const int ReadAhead = 256 * 1024;

    private static readonly TimeSpan LastAnswers = TimeSpan.FromMilliseconds(500);

    private readonly LineWriter _writer;
    private readonly CallsInFlight _calls = new(MaxCalls);
    private readonly Channel<Line> _lines = Channel.CreateUnbounded<Line>();
    private readonly Channel<bool> _taken = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _ended;
    private long _ahead;

    /// <summary>Starts to read.</summary>
    public LineConnection(Stream input, Stream output, CancellationToken cancellationToken)
    {
        _writer = new(output);
        _ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Ended = _ended.Token;
        _ = Task.Run(() => PumpAsync(new(input, MaxLineBytes)), CancellationToken.None);
    }

    /// <summary>Set when the input has ended and the calls that were running had their last moment, or when nobody
    /// reads the output any more.</summary>
    public CancellationToken Ended { get; }

    /// <summary>The next message, or null when the connection has ended.</summary>
    public async ValueTask<Message?> ReadAsync()
    {
        try
        {
            while (await _lines.Reader.WaitToReadAsync(Ended).ConfigureAwait(false))
            {
                if (await TakeAsync(Next()).ConfigureAwait(false) is { } message)
                    return message;
            }

            // Whoever is told of the end cancels what still runs: only now may that be.
            _drained.TrySetResult();
            await Task.Delay(Timeout.Infinite, Ended).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // Ended.
        }

        return null;
    }

    /// <summary>Writes the answer of a call, and lets the next one in.</summary>
    public async Task AnswerAsync(string key, ReadOnlyMemory<byte> answer)
    {
        var entered = _calls.TryFinish(key);
        try
        {
            await SendAsync(answer).ConfigureAwait(false);
        }
        finally
        {
            if (entered)
                _calls.Leave();
        }
    }

    /// <summary>A call that was canceled, where the protocol has no answer to that.</summary>
    public void Forget(string key)
    {
        if (_calls.TryFinish(key))
            _calls.Leave();
    }

    /// <summary>Writes a message that answers no call.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> message)
    {
        try
        {
            await _writer.WriteAsync(message, Ended).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            await EndNowAsync().ConfigureAwait(false);
            throw new IOException("Nobody reads the output.", exception);
        }
    }

    /// <summary>Answers a message that cannot be served; a notification is not answered.</summary>
    public Task FailAsync(Message message, WireFault fault) =>
        message.Id is { } id
            ? AnswerAsync(CallsInFlight.KeyOf(id), ErrorLine.Write(fault with { Id = id }))
            : Task.CompletedTask;

    /// <inheritdoc />
    public void Dispose()
    {
        _ended.Cancel();
        _ended.Dispose();
    }

    private Line Next()
    {
        _lines.Reader.TryRead(out var line);
        Interlocked.Add(ref _ahead, -line.Utf8.Length);
        _taken.Writer.TryWrite(true);
        return line;
    }

    private async Task<Message?> TakeAsync(Line line)
    {
        var (message, fault) = line.TooLong
            ? (null, WireFault.TooLarge(MaxLineBytes))
            : MessageParser.Parse(line.Utf8);

        if (fault is null && message?.Id is { } id)
        {
            if (await _calls.TryEnterAsync(CallsInFlight.KeyOf(id), Ended).ConfigureAwait(false))
                return message;

            fault = WireFault.Invalid("A call of this id is still running.", id);
        }

        if (fault is null)
            return message;

        await SendAsync(ErrorLine.Write(fault)).ConfigureAwait(false);
        return null;
    }

    private async Task PumpAsync(LineReader reader)
    {
        try
        {
            while (await reader.ReadAsync(Ended).ConfigureAwait(false) is { } line)
            {
                Interlocked.Add(ref _ahead, line.Utf8.Length);
                _lines.Writer.TryWrite(line);
                while (Interlocked.Read(ref _ahead) > ReadAhead)
                    await _taken.Reader.ReadAsync(Ended).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
            when (exception is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The input is gone, which is an end like any other.
        }

        _lines.Writer.TryComplete();
        await GiveLastAnswersAsync().ConfigureAwait(false);
        await EndNowAsync().ConfigureAwait(false);
    }

    // What was asked before the end is answered where that takes no time; nobody waits for a long poll.
    private async Task GiveLastAnswersAsync()
    {
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ended);
            patience.CancelAfter(LastAnswers);
            await _drained.Task.WaitAsync(patience.Token).ConfigureAwait(false);
            await _calls.WhenAllLeftAsync().WaitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // They had their moment.
        }
    }

    private async Task EndNowAsync()
    {
        try
        {
            await _ended.CancelAsync().ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            // It had ended before.
        }
    }
}
