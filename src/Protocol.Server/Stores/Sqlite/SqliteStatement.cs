using System.Text;
using SQLitePCL;

namespace Protocol.Server.Stores.Sqlite;

/// <summary>
/// A prepared statement, lent by a <see cref="SqliteDatabase"/> for one use; disposing of it gives it back. Parameters
/// count from 1, columns from 0.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int OnStack = 512;

    private readonly SqliteDatabase _database;
    private readonly sqlite3_stmt _handle;
    private bool _finished;

    public SqliteStatement(SqliteDatabase database, sqlite3 connection, string sql)
    {
        (_database, Sql) = (database, sql);
        var result = raw.sqlite3_prepare_v3(connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out _handle);
        if (result != raw.SQLITE_OK)
        {
            throw database.Failed(result);
        }
    }

    /// <summary>The text that it was prepared from.</summary>
    public string Sql { get; }

    /// <summary>Binds an integer.</summary>
    public SqliteStatement Bind(int parameter, long value) => Bound(raw.sqlite3_bind_int64(_handle, parameter, value));

    /// <summary>Binds a truth as 0 or 1.</summary>
    public SqliteStatement Bind(int parameter, bool value) => Bind(parameter, value ? 1 : 0);

    /// <summary>Binds an instant, or nothing.</summary>
    public SqliteStatement Bind(int parameter, DateTimeOffset? value) =>
        value is { } instant ? Bind(parameter, instant.ToUnixTimeMilliseconds()) : BindNull(parameter);

    /// <summary>Binds text, or nothing.</summary>
    public SqliteStatement Bind(int parameter, string? value)
    {
        if (value is null)
        {
            return BindNull(parameter);
        }

        var longest = Encoding.UTF8.GetMaxByteCount(value.Length);
        var buffer = longest <= OnStack ? stackalloc byte[OnStack] : new byte[longest];
        return BindUtf8(parameter, buffer[..Encoding.UTF8.GetBytes(value, buffer)]);
    }

    /// <summary>Binds text that is UTF-8 already.</summary>
    public SqliteStatement BindUtf8(int parameter, ReadOnlySpan<byte> value) => Bound(value.IsEmpty
        ? raw.sqlite3_bind_text(_handle, parameter, string.Empty)
        : raw.sqlite3_bind_text(_handle, parameter, value));

    /// <summary>Binds bytes.</summary>
    public SqliteStatement BindBytes(int parameter, ReadOnlySpan<byte> value) =>
        Bound(raw.sqlite3_bind_blob(_handle, parameter, value));

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Read() => Step() switch
    {
        raw.SQLITE_ROW => true,
        raw.SQLITE_DONE => false,
        var result => throw _database.Failed(result),
    };

    /// <summary>Runs a statement that answers no rows, and gives it back.</summary>
    public void Run()
    {
        using (this)
        {
            while (Read())
            {
            }
        }
    }

    /// <summary>Takes one step, and answers the result code of SQLite, whatever it is.</summary>
    public int Step()
    {
        ObjectDisposedException.ThrowIf(_finished, this);
        return raw.sqlite3_step(_handle);
    }

    /// <summary>Whether a column holds nothing.</summary>
    public bool IsNull(int column) => raw.sqlite3_column_type(_handle, column) == raw.SQLITE_NULL;

    /// <summary>Reads an integer.</summary>
    public long Integer(int column) => raw.sqlite3_column_int64(_handle, column);

    /// <summary>Reads a truth.</summary>
    public bool Truth(int column) => Integer(column) != 0;

    /// <summary>Reads an instant.</summary>
    public DateTimeOffset Instant(int column) => DateTimeOffset.FromUnixTimeMilliseconds(Integer(column));

    /// <summary>Reads text.</summary>
    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    /// <summary>Reads text, or nothing.</summary>
    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>Reads bytes, or the UTF-8 of a text; they are valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_handle, column);

    /// <inheritdoc />
    public void Dispose()
    {
        if (!_finished)
        {
            _ = raw.sqlite3_reset(_handle);
            _ = raw.sqlite3_clear_bindings(_handle);
            _database.TakeBack(this);
        }
    }

    /// <summary>Ends the statement for good; whoever still has it cannot use it any more.</summary>
    public void Finish()
    {
        if (!_finished)
        {
            _finished = true;
            _handle.Dispose();
        }
    }

    private SqliteStatement BindNull(int parameter) => Bound(raw.sqlite3_bind_null(_handle, parameter));

    private SqliteStatement Bound(int result) => result == raw.SQLITE_OK ? this : throw _database.Failed(result);
}
