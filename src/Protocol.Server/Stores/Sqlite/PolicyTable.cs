using Protocol.Policies;

namespace Protocol.Server.Stores.Sqlite;

/// <summary>The current policy.</summary>
internal static class PolicyTable
{
    public static Policy? Find(SqliteDatabase database)
    {
        using var rows = database.Lend("SELECT document FROM policy");
        return rows.Read() ? StoredJson.Of<Policy>(rows.Bytes(0)) : null;
    }

    public static void Save(SqliteDatabase database, Policy policy)
    {
        const string Sql = """
            INSERT INTO policy (one, document) VALUES (1, ?1) ON CONFLICT (one) DO UPDATE SET document = ?1
            """;

        database.Lend(Sql).BindUtf8(1, StoredJson.Write(policy)).Run();
    }
}
