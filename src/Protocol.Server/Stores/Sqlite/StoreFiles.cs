namespace Protocol.Server.Stores.Sqlite;

/// <summary>
/// The files of a store. Nothing in this process but SQLite may open the database, its log or its index: closing such a
/// file would drop the locks that SQLite holds on it.
/// </summary>
internal sealed record StoreFiles(string Directory)
{
    /// <summary>The database.</summary>
    public string Database => field ??= Path.Combine(Directory, "store.db");

    /// <summary>The file whose lock is the turn among processes.</summary>
    public string Turn => field ??= Path.Combine(Directory, "turn");

    /// <summary>A database that is being made.</summary>
    public string Unfinished => Database + ".new";

    /// <summary>How long SQLite's log is, in bytes.</summary>
    public long LogLength => new FileInfo(Log) is { Exists: true } log ? log.Length : 0;

    /// <summary>SQLite's log.</summary>
    public string Log => field ??= Database + "-wal";

    /// <summary>The failure where there is no store.</summary>
    public StoreException Missing() => SqliteFault.Unavailable(
        $"There is no store in {Directory}. `signalbox init` makes one.");
}
