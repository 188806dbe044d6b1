namespace Protocol.Server.Stores.Sqlite;

/// <summary>
/// Tells waiters that the journal grew: at once where this process wrote, else by looking, from every 10 to every 100
/// milliseconds, whether another one did. One look serves all waiters, and none is made while nobody waits.
/// </summary>
internal sealed class HeadWatch(Func<SqliteDatabase> open) : IAsyncDisposable
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private readonly object _gate = new();
    private TaskCompletionSource<long> _moved = NewSignal();
    private Task _looking = Task.CompletedTask;
    private TimeSpan _pause;
    private int _waiters;
    private bool _isClosing;
    private SqliteDatabase? _database;

    /// <summary>Waits until the journal is longer than a position, or time is up.</summary>
    public async Task<long> WaitAsync(
        long after, TimeSpan atMost, Func<Task<long>> readHead, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        BeginWaiting();
        try
        {
            // The signal is taken before the head is read, so that no commit falls between the two.
            var moved = Signal();
            var head = await readHead();
            var left = atMost;
            while (head <= after && left > TimeSpan.Zero)
            {
                if (await EndsFirstAsync(moved, left, cancellationToken))
                {
                    head = Math.Max(head, await moved);
                    moved = Signal();
                }

                left = atMost - TimeProvider.System.GetElapsedTime(started);
            }

            return head;
        }
        finally
        {
            EndWaiting();
        }
    }

    /// <summary>Tells that the journal has come to a position.</summary>
    public void Advance(long head)
    {
        lock (_gate)
        {
            if (_waiters == 0)
            {
                return;
            }
        }

        _ = NextSignal().TrySetResult(head);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _isClosing = true;
        }

        await _looking;
        _database?.Dispose();
    }

    private static TaskCompletionSource<long> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static async Task<bool> EndsFirstAsync(Task moved, TimeSpan left, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var timeout = Task.Delay(left < LongestWait ? left : LongestWait, end.Token);
        var first = await Task.WhenAny(moved, timeout);
        await end.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return first == moved;
    }

    private Task<long> Signal()
    {
        lock (_gate)
        {
            return _moved.Task;
        }
    }

    private TaskCompletionSource<long> NextSignal()
    {
        lock (_gate)
        {
            var moved = _moved;
            _moved = NewSignal();
            return moved;
        }
    }

    private void BeginWaiting()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosing, this);
            _waiters++;
            _pause = ShortestPause;
            if (_looking.IsCompleted)
            {
                _looking = Task.Run(LookAsync);
            }
        }
    }

    private void EndWaiting()
    {
        lock (_gate)
        {
            _waiters--;
        }
    }

    private bool IsWatched(out TimeSpan pause)
    {
        lock (_gate)
        {
            pause = _pause;
            _pause = _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
            return _waiters > 0 && !_isClosing;
        }
    }

    private async Task LookAsync()
    {
        try
        {
            var seen = -1L;
            while (IsWatched(out var pause))
            {
                var version = (_database ??= open()).ReadInteger("PRAGMA data_version");
                if (version != seen)
                {
                    Advance(JournalTable.ReadMark(_database).Head);
                    seen = version;
                }

                await Task.Delay(pause);
            }
        }
        catch (StoreException e)
        {
            _database?.Dispose();
            _database = null;
            _ = NextSignal().TrySetException(e);
        }
    }
}
