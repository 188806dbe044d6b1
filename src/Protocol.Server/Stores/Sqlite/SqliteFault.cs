using Protocol.Operations;
using SQLitePCL;

namespace Protocol.Server.Stores.Sqlite;

/// <summary>Says, for a result code of SQLite, what went wrong and what to do about it.</summary>
internal static class SqliteFault
{
    private const int SharedMemorySize = raw.SQLITE_IOERR | (19 << 8);
    private const int NoSpace = 28;
    private const int NoSpaceOnWindows = 112;
    private const int NoQuota = 122;
    private const int FailedSync = raw.SQLITE_IOERR | (4 << 8);

    /// <summary>The exception for a result code; a broken constraint is a bug of ours, not of the store.</summary>
    public static Exception Of(int result, string path, string? said)
    {
        var cause = new InvalidOperationException($"SQLite: {said ?? "no message"} ({result}).");
        return (result & 0xFF) switch
        {
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new StoreException(
                ErrorCode.Busy, $"Others are at work on {path}. Nothing was done; try again.", cause),
            raw.SQLITE_FULL => Full(path, cause),
            raw.SQLITE_IOERR when result == SharedMemorySize => Full(path, cause),
            raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH => Unwritable(path, cause),
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => Damaged(path, cause),
            raw.SQLITE_CANTOPEN => Unavailable(
                $"{path} cannot be opened. Check that its directory can be read and written by you.", cause),
            raw.SQLITE_IOERR => Unavailable(
                $"The disk that holds {path} reported an error. Check the disk, then try again.", cause),
            raw.SQLITE_CONSTRAINT => cause,
            _ => Unavailable($"{path} cannot be used: {said ?? "no reason given"}. Check it, then try again.", cause),
        };
    }

    /// <summary>The exception for a file that could not be made.</summary>
    public static StoreException OfFile(string path, Exception cause) =>
        (cause.HResult & 0xFFFF) is NoSpace or NoSpaceOnWindows or NoQuota
            ? Full(path, cause)
            : Unwritable(path, cause);

    /// <summary>Whether whoever saw this result must not write any more: nothing that was written is certain.</summary>
    public static bool IsLasting(int result) =>
        (result & 0xFF) is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB || result == FailedSync;

    /// <summary>The store is not one, or not whole.</summary>
    public static StoreException Damaged(string path, Exception? cause = null) => Unavailable(
        $"{path} is damaged or is no store of Signalbox. Nothing was changed. "
        + "Move its directory away and restore a backup, or make a new store with `signalbox init`.", cause);

    /// <summary>The store can at most be read.</summary>
    public static StoreException Unwritable(string path, Exception? cause = null) => Unavailable(
        $"{path} cannot be written; nothing was done. "
        + "Check that the disk is mounted for writing and that its directory is yours.", cause);

    /// <summary>The store cannot be used.</summary>
    public static StoreException Unavailable(string message, Exception? cause = null) =>
        new(ErrorCode.StorageUnavailable, message, cause);

    private static StoreException Full(string path, Exception cause) => new(
        ErrorCode.StorageFull,
        $"The disk that holds {path} is full. Nothing was done; free some space and try again.",
        cause);
}
