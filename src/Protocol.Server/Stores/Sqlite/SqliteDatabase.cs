using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Protocol.Operations;
using SQLitePCL;

namespace Protocol.Server.Stores.Sqlite;

/// <summary>
/// An open connection to a store's file, and the statements that were prepared on it. For one thread at a time. It
/// works below the driver's ADO.NET layer: that layer repeats for its whole timeout what can never succeed.
/// </summary>
internal sealed partial class SqliteDatabase : IDisposable
{
    /// <summary>The first version of SQLite in which many processes cannot damage a database in WAL mode.</summary>
    public const int OldestVersion = 3_051_003;

    private const int HasMovedCode = 20; // SQLITE_FCNTL_HAS_MOVED

    private readonly sqlite3 _handle;
    private readonly string _path;
    private readonly TimeSpan _patience;
    private readonly Dictionary<string, SqliteStatement?> _idle = new(StringComparer.Ordinal);
    private readonly List<SqliteStatement> _lent = [];

    static SqliteDatabase() => Batteries_V2.Init();

    private SqliteDatabase(sqlite3 handle, string path, TimeSpan patience)
    {
        _handle = handle;
        _path = path;
        _patience = patience;
    }

    /// <summary>What failed since <see cref="ForgetFailure"/>.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Whether a failure means that this process must not write any more.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Whether a transaction is open; SQLite ends one by itself on some failures.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    /// <summary>Whether its file was moved, removed or replaced: what is written here, nobody would find.</summary>
    public bool HasMoved =>
        FileControl(_handle.DangerousGetHandle(), "main", HasMovedCode, out var moved) == raw.SQLITE_OK && moved != 0;

    /// <summary>Opens a file; one that does not exist is made only where that is asked for.</summary>
    public static SqliteDatabase Open(string path, TimeSpan patience, bool create = false)
    {
        if (raw.sqlite3_libversion_number() < OldestVersion)
        {
            throw SqliteFault.Unavailable(
                $"SQLite {raw.sqlite3_libversion().utf8_to_string()} can damage a store that many processes use. "
                + "Reinstall Signalbox with the library that it brings.");
        }

        var flags = raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX | (create ? raw.SQLITE_OPEN_CREATE : 0);
        var result = raw.sqlite3_open_v2(path, out var handle, flags, null);
        var database = new SqliteDatabase(handle, path, patience);
        if (result != raw.SQLITE_OK)
        {
            using (database)
            {
                throw database.Failed(result);
            }
        }

        _ = raw.sqlite3_extended_result_codes(handle, 1);
        _ = raw.sqlite3_busy_timeout(handle, (int)patience.TotalMilliseconds);
        return database;
    }

    /// <summary>Lends a statement; it is prepared once for as long as the connection lives.</summary>
    public SqliteStatement Lend(string sql)
    {
        ref var idle = ref CollectionsMarshal.GetValueRefOrAddDefault(_idle, sql, out _);
        var statement = idle ?? new SqliteStatement(this, _handle, sql);
        idle = null;
        _lent.Add(statement);
        return statement;
    }

    /// <summary>Runs a statement that answers no rows.</summary>
    public void Run(string sql) => Lend(sql).Run();

    /// <summary>Runs a script of statements that nobody will run again.</summary>
    public void RunScript(string script)
    {
        var result = raw.sqlite3_exec(_handle, script);
        if (result != raw.SQLITE_OK)
        {
            throw Failed(result);
        }
    }

    /// <summary>Reads one integer.</summary>
    public long ReadInteger(string sql)
    {
        using var rows = Lend(sql);
        return rows.Read() ? rows.Integer(0) : 0;
    }

    /// <summary>Remembers a failure, and answers it for throwing.</summary>
    public Exception Failed(int result)
    {
        IsLost |= SqliteFault.IsLasting(result);
        return Failure = SqliteFault.Of(result, _path, raw.sqlite3_errmsg(_handle).utf8_to_string());
    }

    /// <summary>Forgets a failure whose effects were undone.</summary>
    public void ForgetFailure() => Failure = null;

    /// <summary>Takes a statement back.</summary>
    public void TakeBack(SqliteStatement statement)
    {
        _lent.Remove(statement);
        ref var idle = ref CollectionsMarshal.GetValueRefOrAddDefault(_idle, statement.Sql, out _);
        if (idle is null)
        {
            idle = statement;
        }
        else
        {
            statement.Finish();
        }
    }

    /// <summary>Ends every statement that was lent and not given back, so that none keeps a snapshot alive.</summary>
    public void Recall()
    {
        foreach (var statement in _lent)
        {
            statement.Finish();
        }

        _lent.Clear();
    }

    /// <summary>The failure of a store in which something is missing that must be there.</summary>
    public StoreException Damaged() => SqliteFault.Damaged(_path);

    /// <summary>
    /// Commits. A full disk did not take the last frame of the log, without which the others count for nothing; after
    /// any other failure the whole may have reached the disk, and come to light when the log is next recovered.
    /// </summary>
    public void Commit()
    {
        using var statement = Lend("COMMIT");
        var result = statement.Step();
        if (result != raw.SQLITE_DONE)
        {
            var failure = Failed(result);
            throw result == raw.SQLITE_FULL || InTransaction ? failure : new StoreException(
                ErrorCode.UnknownOutcome,
                $"{_path} could not confirm the write. Repeat the command under the same idempotency key.",
                failure);
        }
    }

    /// <summary>Ends the open transaction, if there is one, without writing.</summary>
    public void RollBack()
    {
        Recall();
        if (InTransaction)
        {
            Run("ROLLBACK");
        }
    }

    /// <summary>
    /// Copies the whole log into the database and empties it, unless a reader that does not go away prevents it.
    /// </summary>
    public void EmptyLog(TimeSpan patience)
    {
        _ = raw.sqlite3_busy_timeout(_handle, (int)patience.TotalMilliseconds);
        _ = raw.sqlite3_wal_checkpoint_v2(_handle, "main", raw.SQLITE_CHECKPOINT_TRUNCATE, out _, out _);
        _ = raw.sqlite3_busy_timeout(_handle, (int)_patience.TotalMilliseconds);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Recall();
        foreach (var statement in _idle.Values)
        {
            statement?.Finish();
        }

        _idle.Clear();
        _handle.Dispose();
    }

    // The managed layer does not offer this call.
    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_file_control", StringMarshalling = StringMarshalling.Utf8)]
    [SuppressMessage("Security", "CA5393", Justification = "The library lies beside the program.")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static partial int FileControl(nint database, string schema, int code, out int value);
}
