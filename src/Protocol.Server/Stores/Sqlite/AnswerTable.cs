using Protocol.Principals;

namespace Protocol.Server.Stores.Sqlite;

/// <summary>The answers to idempotency keys.</summary>
internal static class AnswerTable
{
    public static StoredAnswer? Find(SqliteDatabase database, PrincipalId principal, string key)
    {
        const string Sql = "SELECT operation, request, result, at FROM answers WHERE principal = ?1 AND key = ?2";

        using var rows = database.Lend(Sql).Bind(1, principal.Value).Bind(2, key);
        return rows.Read()
            ? new StoredAnswer(principal, key, rows.Text(0), new(rows.Text(1)), rows.Text(2), rows.Instant(3))
            : null;
    }

    public static void Save(SqliteDatabase database, StoredAnswer answer)
    {
        // The first answer stays for ever; a second one to the same key is a bug, and the primary key refuses it.
        const string Sql = """
            INSERT INTO answers (principal, key, operation, request, result, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """;

        database.Lend(Sql)
            .Bind(1, answer.Principal.Value)
            .Bind(2, answer.Key)
            .Bind(3, answer.Operation)
            .Bind(4, answer.RequestDigest.Value)
            .Bind(5, answer.Result)
            .Bind(6, answer.At)
            .Run();
    }
}
