using Protocol.Operations;

namespace Protocol.Server.Stores.Sqlite;

/// <summary>
/// The one writer of a store in this process: a thread that takes the turn among processes, runs all turns that wait in
/// one transaction, commits, and then answers. It waits for nobody: who comes alone is committed alone.
/// </summary>
internal sealed class SqliteWriter(
    StoreFiles files, Workspace workspace, TimeProvider clock, TimeSpan patience, Action<long> committed)
    : IAsyncDisposable
{
    private const int LargestBatch = 256;
    private const int MostWaiting = 8192;
    private const int CommitsBetweenLooks = 64;
    private const long LargestLog = 16 << 20;

    private static readonly TimeSpan ForReaders = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan ForOtherPrograms = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ForTheThread = TimeSpan.FromSeconds(2);

    private readonly object _gate = new();
    private readonly Queue<PendingTurn> _waiting = new();
    private readonly List<PendingTurn> _begun = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TurnLock _turnLock = new(files.Turn);
    private Thread? _thread;
    private bool _isClosing;
    private SqliteDatabase? _database;
    private WorkWriter? _work;
    private StoreException? _lost;

    /// <summary>How many transactions were committed.</summary>
    public long Commits { get; private set; }

    /// <summary>Runs a turn, and answers when it is on disk.</summary>
    public Task<T> RunAsync<T>(Func<IWriteTurn, T> turn, CancellationToken cancellationToken)
    {
        var pending = new AnsweringTurn<T>(turn, patience, cancellationToken);
        lock (_gate)
        {
            if (_isClosing || !HasRoom())
            {
                _ = pending.TryBegin();
                pending.Fail(NoTurn());
                return pending.Answered;
            }

            _waiting.Enqueue(pending);
            if (_thread is null)
            {
                _thread = new Thread(RunBatches) { IsBackground = true, Name = "store writer" };
                _thread.Start();
            }

            Monitor.Pulse(_gate);
        }

        return pending.Answered;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _isClosing = true;
            Monitor.PulseAll(_gate);
            if (_thread is null)
            {
                _turnLock.Dispose();
                return;
            }
        }

        // The thread may sleep behind a process that was stopped in its turn; the process can end without it.
        FailWaiting(NoTurn());
        _ = await Task.WhenAny(_ended.Task, Task.Delay(ForTheThread));
    }

    private static StoreException NoTurn() =>
        new(ErrorCode.Busy, "The store takes no more turns now. Nothing was done; try again.");

    private void RunBatches()
    {
        while (WaitForTurns())
        {
            RunBatch();
        }

        Close();
        _turnLock.Dispose();
        _ended.SetResult();
    }

    private bool WaitForTurns()
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_isClosing)
            {
                _ = Monitor.Wait(_gate);
            }

            return _waiting.Count > 0;
        }
    }

    private void RunBatch()
    {
        _begun.Clear();
        Exception? failure = null;
        try
        {
            if (_turnLock.Take(IsAnyWaiting))
            {
                failure = RunTurns();
                _turnLock.Release();
            }
        }
        catch (StoreException e)
        {
            FailWaiting(e);
        }

        foreach (var pending in _begun)
        {
            if (failure is null)
            {
                pending.Answer();
            }
            else
            {
                pending.Fail(failure);
            }
        }
    }

    private Exception? RunTurns()
    {
        try
        {
            if (!IsAnyWaiting())
            {
                return null;
            }

            var database = Open();
            var batch = SqliteBatch.Begin(database, _work!, clock);
            SqliteSchema.Check(database, files);
            while (_begun.Count < LargestBatch && Next() is { } pending)
            {
                _begun.Add(pending);
                batch.Run(pending);
            }

            if (batch.Commit())
            {
                AfterCommit(batch.Head);
            }

            return null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return Undo(e);
        }
    }

    private void AfterCommit(long head)
    {
        Commits++;
        committed(head);
        if (Commits % CommitsBetweenLooks == 0 && files.LogLength > LargestLog)
        {
            _database!.EmptyLog(ForReaders);
        }
    }

    private Exception Undo(Exception failure)
    {
        if (_database?.IsLost == true)
        {
            _lost = SqliteFault.Unavailable(
                $"{files.Database} is damaged, or its disk failed. This process writes no more; check the disk, "
                + "restore a backup if need be, and start it again.",
                failure);
        }

        // A connection that failed is not trusted any more, and closing it rolls back. Whoever waits because others
        // are at work goes on waiting, as long as his patience lasts.
        Close();
        if (_begun.Count == 0 && failure is not StoreException { Code: ErrorCode.Busy })
        {
            FailWaiting(failure);
        }

        return failure;
    }

    private SqliteDatabase Open()
    {
        if (_lost is not null)
        {
            throw _lost;
        }

        if (!File.Exists(files.Database))
        {
            Close();
            throw files.Missing();
        }

        if (_database?.HasMoved == true)
            Close();

        if (_database is null)
        {
            _database = SqliteDatabase.Open(files.Database, ForOtherPrograms);
            SqliteSchema.DemandSame(_database, files, workspace);
            _work = new WorkWriter(_database);
            SqliteSchema.PrepareForWriting(_database, files);
        }

        return _database;
    }

    private void Close()
    {
        _work?.Dispose();
        _database?.Dispose();
        (_work, _database) = (null, null);
    }

    private bool HasRoom()
    {
        for (var turns = _waiting.Count; _waiting.Count >= MostWaiting && turns > 0; turns--)
        {
            var pending = _waiting.Dequeue();
            if (pending.IsWaiting)
            {
                _waiting.Enqueue(pending);
            }
        }

        return _waiting.Count < MostWaiting;
    }

    private bool IsAnyWaiting()
    {
        lock (_gate)
        {
            while (_waiting.TryPeek(out var pending) && !pending.IsWaiting)
            {
                _ = _waiting.Dequeue();
            }

            return _waiting.Count > 0;
        }
    }

    private PendingTurn? Next()
    {
        lock (_gate)
        {
            while (_waiting.TryDequeue(out var pending))
            {
                if (pending.TryBegin())
                {
                    return pending;
                }
            }

            return null;
        }
    }

    private void FailWaiting(Exception failure)
    {
        while (Next() is { } pending)
        {
            pending.Fail(failure);
        }
    }
}
