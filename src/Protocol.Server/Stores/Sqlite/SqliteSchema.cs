using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using Protocol.Operations;

namespace Protocol.Server.Stores.Sqlite;

/// <summary>The form of the file: numbered migrations, of which the last one that ran is its version.</summary>
internal static class SqliteSchema
{
    private const string Folder = "Protocol.Server.Stores.Sqlite.Migrations.";
    private const long ApplicationId = 0x53474258;
    private const int KeyBytes = 32;
    private const int NameBytes = 10;

    /// <summary>The version that this code writes.</summary>
    public static int Version { get; } = Migrations().Count;

    /// <summary>Refuses a file that is no store, or one that only a newer hub can read.</summary>
    /// <returns>Whether it is of an older version and must be migrated first.</returns>
    public static bool Check(SqliteDatabase database, StoreFiles files)
    {
        var version = database.ReadInteger("PRAGMA user_version");
        return database.ReadInteger("PRAGMA application_id") != ApplicationId || version < 1
            ? throw SqliteFault.Damaged(files.Database)
            : version > Version
                ? throw new StoreException(
                    ErrorCode.StoreTooNew,
                    $"{files.Database} was written by a newer Signalbox (version {version}; this one knows {Version}). "
                    + "Nothing was changed; update Signalbox.")
                : version < Version;
    }

    /// <summary>Makes a new store, whole or not at all: it appears under its name when it is complete.</summary>
    public static void Create(StoreFiles files, TimeSpan patience)
    {
        if (File.Exists(files.Log))
        {
            throw SqliteFault.Damaged(files.Database);
        }

        DeleteUnfinished(files);
        PrivateFiles.CreateFile(files.Unfinished);
        using (var database = SqliteDatabase.Open(files.Unfinished, patience, create: true))
        {
            // A commit writes whole pages, most of them for a few changed bytes: small pages write a third.
            database.RunScript("PRAGMA page_size = 1024; PRAGMA synchronous = FULL; BEGIN IMMEDIATE;");
            RunMigrations(database, from: 0);
            SaveWorkspace(database);
            database.Commit();
            database.RunScript("PRAGMA journal_mode = WAL");
        }

        // SQLite syncs the directory before it confirms the first commit in the log, and with it the new name.
        File.Move(files.Unfinished, files.Database);
        DeleteUnfinished(files);
    }

    /// <summary>Brings a store to the version of this code.</summary>
    public static void Migrate(SqliteDatabase database, StoreFiles files)
    {
        PrepareForWriting(database, files);
        database.Run("BEGIN IMMEDIATE");
        if (Check(database, files))
        {
            RunMigrations(database, (int)database.ReadInteger("PRAGMA user_version"));
        }

        database.Commit();
    }

    /// <summary>Sets what holds for a connection that writes: what it confirms is on disk.</summary>
    public static void PrepareForWriting(SqliteDatabase database, StoreFiles files)
    {
        database.RunScript("""
            PRAGMA synchronous = FULL;
            PRAGMA wal_autocheckpoint = 4000; -- pages, 4 MiB
            PRAGMA journal_size_limit = 8388608; -- bytes
            PRAGMA cache_size = -8192; -- KiB
            """);
        using var rows = database.Lend("PRAGMA journal_mode = WAL");
        if (!rows.Read() || rows.Text(0) != "wal")
        {
            throw SqliteFault.Unwritable(files.Database);
        }
    }

    /// <summary>Reads the identity of the workspace.</summary>
    public static Workspace ReadWorkspace(SqliteDatabase database)
    {
        using var rows = database.Lend("SELECT id, hub_key, epoch FROM workspace");
        return rows.Read()
            ? new Workspace(rows.Text(0), rows.Bytes(1).ToArray(), rows.Integer(2))
            : throw database.Damaged();
    }

    /// <summary>Demands that the file still holds the store that this process began with.</summary>
    /// <exception cref="StoreException">Another store is in its place.</exception>
    public static void DemandSame(SqliteDatabase database, StoreFiles files, Workspace workspace)
    {
        var found = ReadWorkspace(database);
        if (found.Id != workspace.Id || found.Epoch != workspace.Epoch)
        {
            throw SqliteFault.Unavailable(
                $"{files.Database} is another store than the one that this process began with. Nothing was done; "
                + "start it again.");
        }
    }

    private static void SaveWorkspace(SqliteDatabase database) => database
        .Lend("INSERT INTO workspace (one, id, hub_key, epoch) VALUES (1, ?1, ?2, 1)")
        .Bind(1, $"ws_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NameBytes))}")
        .BindBytes(2, RandomNumberGenerator.GetBytes(KeyBytes))
        .Run();

    private static void RunMigrations(SqliteDatabase database, int from)
    {
        foreach (var (name, number) in Migrations().Select(static (name, index) => (name, index + 1)).Skip(from))
        {
            using var script = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
            database.RunScript(script.ReadToEnd());
            database.RunScript(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {number}"));
        }
    }

    private static List<string> Migrations() =>
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(static name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    private static void DeleteUnfinished(StoreFiles files)
    {
        foreach (var suffix in (string[])["", "-journal", "-wal", "-shm"])
        {
            File.Delete(files.Unfinished + suffix);
        }
    }
}
