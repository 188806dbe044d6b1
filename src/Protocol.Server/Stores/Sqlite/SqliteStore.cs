using System.Collections.Concurrent;
using Protocol.Operations;

namespace Protocol.Server.Stores.Sqlite;

/// <summary>
/// A workspace in one SQLite file that many processes use at once, without a daemon. Reads see one committed state and
/// wait for no writer; writes are run by one <see cref="SqliteWriter"/> a process, and the processes take turns.
/// </summary>
internal sealed class SqliteStore : IStore
{
    private const int MostIdleReaders = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ReaderPatience = TimeSpan.FromSeconds(5);

    private readonly StoreFiles _files;
    private readonly TimeProvider _clock;
    private readonly SqliteWriter _writer;
    private readonly HeadWatch _watch;
    private readonly ConcurrentBag<SqliteDatabase> _idleReaders = [];
    private volatile bool _isClosed;

    private SqliteStore(StoreFiles files, TimeProvider clock, TimeSpan patience, SqliteDatabase first)
    {
        _files = files;
        _clock = clock;
        Workspace = SqliteSchema.ReadWorkspace(first);
        _watch = new HeadWatch(OpenReader);
        _writer = new SqliteWriter(files, Workspace, clock, patience, _watch.Advance);
        _idleReaders.Add(first);
    }

    /// <inheritdoc />
    public Workspace Workspace { get; }

    /// <summary>How many transactions this process committed: many turns that wait together are one.</summary>
    public long Commits => _writer.Commits;

    /// <summary>Whether a directory holds a store.</summary>
    public static bool Exists(string directory) => File.Exists(new StoreFiles(directory).Database);

    /// <summary>Opens the store in a directory.</summary>
    /// <param name="directory">Where it lies.</param>
    /// <param name="clock">The host's clock; the store's time is never behind what it committed.</param>
    /// <param name="patience">How long a turn waits until it is answered as busy; ten seconds.</param>
    /// <exception cref="StoreException">There is none, or it cannot be used; nothing was changed.</exception>
    public static SqliteStore Open(string directory, TimeProvider clock, TimeSpan? patience = null)
    {
        var files = new StoreFiles(Path.GetFullPath(directory));
        if (!File.Exists(files.Database))
        {
            throw files.Missing();
        }

        var database = SqliteDatabase.Open(files.Database, ReaderPatience);
        try
        {
            if (SqliteSchema.Check(database, files))
            {
                InTurn(files, patience ?? Patience, () => SqliteSchema.Migrate(database, files));
            }

            return new SqliteStore(files, clock, patience ?? Patience, database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Opens the store in a directory, which is made together with the store where there is none.</summary>
    /// <exception cref="StoreException">It cannot be made or used. What is there is never replaced.</exception>
    public static SqliteStore Create(string directory, TimeProvider clock, TimeSpan? patience = null)
    {
        var files = new StoreFiles(Path.GetFullPath(directory));
        if (!File.Exists(files.Database))
        {
            PrivateFiles.CreateDirectory(files.Directory);
            InTurn(files, patience ?? Patience, () =>
            {
                if (!File.Exists(files.Database))
                {
                    SqliteSchema.Create(files, ReaderPatience);
                }
            });
        }

        return Open(files.Directory, clock, patience);
    }

    /// <inheritdoc />
    public Task<T> WriteAsync<T>(Func<IWriteTurn, T> turn, CancellationToken cancellationToken) =>
        _writer.RunAsync(turn, cancellationToken);

    /// <inheritdoc />
    public Task<T> ReadAsync<T>(Func<IReadView, T> view, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        try
        {
            return Task.FromResult(Read(view));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return Task.FromException<T>(e);
        }
    }

    /// <inheritdoc />
    public Task<long> WaitAsync(long after, TimeSpan atMost, CancellationToken cancellationToken) => _watch.WaitAsync(
        after, atMost, () => ReadAsync(static view => view.Head, cancellationToken), cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _watch.DisposeAsync();
        _isClosed = true;
        CloseIdleReaders();
    }

    private static void InTurn(StoreFiles files, TimeSpan patience, Action act)
    {
        using var turn = new TurnLock(files.Turn);
        if (!turn.TryTake(patience))
        {
            throw new StoreException(
                ErrorCode.Busy, $"Others are at work on {files.Database}. Nothing was done; try again.");
        }

        try
        {
            act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SqliteFault.OfFile(files.Database, e);
        }
        finally
        {
            turn.Release();
        }
    }

    private T Read<T>(Func<IReadView, T> view)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        var database = TakeReader();
        var isSound = false;
        try
        {
            var snapshot = SqliteView.Begin(database, _clock);
            try
            {
                return view(snapshot);
            }
            finally
            {
                snapshot.End();
                database.RollBack();
                isSound = database.Failure is null;
            }
        }
        finally
        {
            PutBack(database, isSound);
        }
    }

    private SqliteDatabase TakeReader()
    {
        while (_idleReaders.TryTake(out var idle))
        {
            if (!idle.HasMoved)
                return idle;

            idle.Dispose();
        }

        return File.Exists(_files.Database) ? OpenReader() : throw _files.Missing();
    }

    private SqliteDatabase OpenReader()
    {
        var database = SqliteDatabase.Open(_files.Database, ReaderPatience);
        try
        {
            SqliteSchema.DemandSame(database, _files, Workspace);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private void PutBack(SqliteDatabase reader, bool isSound)
    {
        if (!isSound || _isClosed || _idleReaders.Count >= MostIdleReaders)
        {
            reader.Dispose();
            return;
        }

        _idleReaders.Add(reader);
        if (_isClosed)
        {
            CloseIdleReaders();
        }
    }

    private void CloseIdleReaders()
    {
        while (_idleReaders.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }
}
