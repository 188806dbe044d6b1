using System.Text.Json;
using System.Threading.Channels;

namespace Protocol.Bindings.Lines;

/// <summary>The calls that are not answered yet. No more are read while they are as many as the limit.</summary>
internal sealed class CallsInFlight(int limit)
{
    private readonly Channel<bool> _rooms = Channel.CreateBounded<bool>(limit);
    private readonly HashSet<string> _running = [];
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _inside;
    private bool _closed;

    /// <summary>How an id is told apart from another: "1" is not 1.</summary>
    public static string KeyOf(JsonElement id) =>
        id.ValueKind == JsonValueKind.String ? KeyOf(id.GetString()!) : KeyOf(id.GetInt64());

    /// <summary>The key of a text.</summary>
    public static string KeyOf(string id) => "s" + id;

    /// <summary>The key of a number.</summary>
    public static string KeyOf(long id) => $"n{id}";

    /// <summary>Waits for room, and takes the call in; false where a call of that id is still running.</summary>
    public async ValueTask<bool> TryEnterAsync(string key, CancellationToken cancellationToken)
    {
        await _rooms.Writer.WriteAsync(true, cancellationToken).ConfigureAwait(false);
        lock (_running)
        {
            if (_running.Add(key))
            {
                _inside++;
                return true;
            }
        }

        _rooms.Reader.TryRead(out _);
        return false;
    }

    /// <summary>Its id may be used again; false where no call of that id is running.</summary>
    public bool TryFinish(string key)
    {
        lock (_running)
            return _running.Remove(key);
    }

    /// <summary>Gives the room of a finished call to the next.</summary>
    public void Leave()
    {
        lock (_running)
        {
            _inside--;
            TellIdle();
        }

        _rooms.Reader.TryRead(out _);
    }

    /// <summary>Nobody enters any more: waits until all have left.</summary>
    public Task WhenAllLeftAsync()
    {
        lock (_running)
        {
            _closed = true;
            TellIdle();
        }

        return _idle.Task;
    }

    private void TellIdle()
    {
        if (_closed && _inside == 0)
            _idle.TrySetResult();
    }
}
