using Protocol.Principals;
using Protocol.WorkItems;

namespace Protocol.Server.Stores.Sqlite;

/// <summary>The states of the work items, and the small tables by which they are found.</summary>
internal static class WorkTable
{
    public static WorkItem? Find(SqliteDatabase database, WorkId id)
    {
        using var rows = database.Lend("SELECT state FROM work WHERE id = ?1").Bind(1, id.Value);
        return rows.Read() ? StoredJson.Of<WorkItem>(rows.Bytes(0)) : null;
    }

    public static Lifecycle? FindLifecycle(SqliteDatabase database, WorkId id)
    {
        using var rows = database.Lend("SELECT lifecycle FROM work WHERE id = ?1").Bind(1, id.Value);
        return rows.Read() ? Words.LifecycleOf(rows.Text(0)) : null;
    }

    public static IEnumerable<WorkItem> ReadClaimable(SqliteDatabase database, DateTimeOffset now)
    {
        // Both halves come in order, so SQLite merges them and the first match costs one row of each.
        const string Sql = """
            SELECT key, priority, created_seq FROM ready WHERE claimable_from <= ?1
            UNION ALL
            SELECT key, priority, created_seq FROM due WHERE claimable_from <= ?1
            ORDER BY priority, created_seq
            """;

        using var rows = database.Lend(Sql).Bind(1, now);
        while (rows.Read())
        {
            if (FindByKey(database, rows.Integer(0)) is { } item)
            {
                yield return item;
            }
        }
    }

    public static IEnumerable<WorkItem> ReadAll(SqliteDatabase database, Lifecycle? lifecycle)
    {
        const string All = "SELECT state FROM work ORDER BY priority, created_seq";
        const string OfOne = "SELECT state FROM work WHERE lifecycle = ?1 ORDER BY priority, created_seq";

        return lifecycle is { } one
            ? Read(database, OfOne, Words.Of(one))
            : Read(database, All);
    }

    public static IReadOnlyList<WorkItem> ReadLostBy(SqliteDatabase database, PrincipalId holder) =>
        [.. Read(database, "SELECT state FROM work WHERE lost_by = ?1 ORDER BY created_seq", holder.Value)];

    public static IReadOnlyList<WorkItem> ReadHeldBy(SqliteDatabase database, PrincipalId holder) =>
        [.. Read(database, "SELECT state FROM work WHERE holder = ?1 ORDER BY created_seq", holder.Value)];

    public static IEnumerable<WorkItem> ReadUnverified(SqliteDatabase database) =>
        Read(database, "SELECT state FROM work WHERE has_requests = 1 ORDER BY created_seq");

    public static IEnumerable<WorkItem> ReadOffered(SqliteDatabase database) =>
        Read(database, "SELECT state FROM work WHERE has_offer = 1 ORDER BY created_seq");

    public static IEnumerable<WorkItem> ReadAttention(SqliteDatabase database) =>
        Read(database, "SELECT state FROM work WHERE needs_attention = 1 ORDER BY created_seq");

    public static IReadOnlyList<WorkItem> ReadDependents(SqliteDatabase database, WorkId id)
    {
        const string Sql = """
            SELECT work.state FROM dependencies JOIN work ON work.key = dependencies.key
            WHERE dependencies.depends_on = ?1 ORDER BY dependencies.created_seq
            """;

        return [.. Read(database, Sql, id.Value)];
    }

    public static long CountOpen(SqliteDatabase database) => database.ReadInteger(
        "SELECT sum(items) FROM population WHERE lifecycle IN ('open', 'paused')");

    private static WorkItem? FindByKey(SqliteDatabase database, long key)
    {
        using var rows = database.Lend("SELECT state FROM work WHERE key = ?1").Bind(1, key);
        return rows.Read() ? StoredJson.Of<WorkItem>(rows.Bytes(0)) : null;
    }

    private static IEnumerable<WorkItem> Read(SqliteDatabase database, string sql, string? argument = null)
    {
        using var rows = database.Lend(sql);
        if (argument is not null)
        {
            rows.Bind(1, argument);
        }

        while (rows.Read())
        {
            yield return StoredJson.Of<WorkItem>(rows.Bytes(0));
        }
    }
}
