using Protocol.Gates;
using Protocol.Principals;

namespace Protocol.Server.Stores.Sqlite;

/// <summary>The enrolled principals.</summary>
internal static class PrincipalTable
{
    private const string Columns = "id, kind, roles, public_key, secret";

    public static EnrolledPrincipal? Find(SqliteDatabase database, PrincipalId id) =>
        Find(database, $"SELECT {Columns} FROM principals WHERE id = ?1", id.Value);

    public static EnrolledPrincipal? FindBySecret(SqliteDatabase database, Digest secret) =>
        Find(database, $"SELECT {Columns} FROM principals WHERE secret = ?1", secret.Value);

    public static bool IsAnyHuman(SqliteDatabase database) =>
        database.ReadInteger("SELECT EXISTS (SELECT 1 FROM principals WHERE kind = 'human')") != 0;

    public static void Save(SqliteDatabase database, EnrolledPrincipal principal)
    {
        const string Sql = """
            INSERT INTO principals (id, kind, roles, public_key, secret) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (id) DO UPDATE SET kind = ?2, roles = ?3, public_key = ?4, secret = ?5
            """;

        database.Lend(Sql)
            .Bind(1, principal.Id.Value)
            .Bind(2, Words.Of(principal.Kind))
            .BindUtf8(3, StoredJson.Write(principal.Roles))
            .Bind(4, principal.PublicKey)
            .Bind(5, principal.SecretDigest?.Value)
            .Run();
    }

    private static EnrolledPrincipal? Find(SqliteDatabase database, string sql, string argument)
    {
        using var rows = database.Lend(sql).Bind(1, argument);
        return !rows.Read() ? null : new EnrolledPrincipal(
            new(rows.Text(0)),
            Words.KindOf(rows.Text(1)),
            StoredJson.Of<IReadOnlyList<string>>(rows.Bytes(2)),
            rows.TextOrNull(3),
            rows.TextOrNull(4) is { } secret ? new Digest(secret) : null);
    }
}
