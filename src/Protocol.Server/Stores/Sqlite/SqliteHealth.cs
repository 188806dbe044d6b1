using Microsoft.Data.Sqlite;

namespace Protocol.Server.Stores.Sqlite;

/// <summary>
/// What SQLite says of a store file: its own version, the schema's, and the first thing that is wrong.
/// </summary>
internal sealed record SqliteHealth(string SqliteVersion, long SchemaVersion, string? Fault)
{
    /// <summary>Looks; nothing is changed.</summary>
    /// <exception cref="SqliteException">The file cannot be read.</exception>
    public static SqliteHealth Check(string directory)
    {
        var source = new SqliteConnectionStringBuilder
        {
            DataSource = new StoreFiles(directory).Database, Mode = SqliteOpenMode.ReadWrite, Pooling = false,
        };
        using var connection = new SqliteConnection(source.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT sqlite_version(),
                   (SELECT user_version FROM pragma_user_version),
                   (SELECT quick_check FROM pragma_quick_check)
            """;
        using var row = command.ExecuteReader();
        row.Read();
        var fault = row.GetString(2);
        return new(row.GetString(0), row.GetInt64(1), fault is "ok" ? null : fault);
    }
}
