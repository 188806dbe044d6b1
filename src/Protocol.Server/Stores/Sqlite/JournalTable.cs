using System.Runtime.InteropServices;
using System.Text.Json;
using Protocol.Operations;
using Protocol.Principals;
using Protocol.WorkItems;

namespace Protocol.Server.Stores.Sqlite;

/// <summary>The journal: one row an event, numbered without a gap.</summary>
internal static class JournalTable
{
    private const string Columns = "seq, at, type, principal, kind, assurance, work, data";

    /// <summary>Reads how far journal and time have come.</summary>
    public static Mark ReadMark(SqliteDatabase database)
    {
        const string Sql = """
            SELECT ifnull(last.seq, 0), max(clock.latest, ifnull(last.at, 0))
            FROM clock LEFT JOIN (SELECT seq, at FROM journal ORDER BY seq DESC LIMIT 1) AS last
            """;

        using var rows = database.Lend(Sql);
        return rows.Read() ? new(rows.Integer(0), rows.Instant(1)) : throw database.Damaged();
    }

    /// <summary>Keeps the latest instant; not needed where the last event shows it.</summary>
    public static void SaveLatest(SqliteDatabase database, DateTimeOffset latest) =>
        database.Lend("UPDATE clock SET latest = ?1").Bind(1, latest).Run();

    public static IReadOnlyList<JournalEntry> Read(SqliteDatabase database, long after, WorkId? work, int limit)
    {
        const string All = $"SELECT {Columns} FROM journal WHERE seq > ?1 ORDER BY seq LIMIT ?2";
        const string OfOne = $"SELECT {Columns} FROM journal WHERE seq > ?1 AND work = ?3 ORDER BY seq LIMIT ?2";

        using var rows = database.Lend(work is null ? All : OfOne).Bind(1, after).Bind(2, limit);
        if (work is { } id)
        {
            rows.Bind(3, id.Value);
        }

        var entries = new List<JournalEntry>();
        while (rows.Read())
        {
            entries.Add(EntryOf(rows));
        }

        return entries;
    }

    public static JournalEntry? FindEvent(SqliteDatabase database, string type, WorkId work, string named)
    {
        // The pluses keep SQLite from the indexes of work and seq, along which it would read much more.
        const string Sql = $"""
            SELECT {Columns} FROM journal
            WHERE (handoff = ?1 OR verification = ?1) AND +work = ?2 AND type = ?3
            ORDER BY +seq LIMIT 1
            """;

        using var rows = database.Lend(Sql).Bind(1, named).Bind(2, work.Value).Bind(3, type);
        return rows.Read() ? EntryOf(rows) : null;
    }

    public static void Append(SqliteDatabase database, JournalEntry entry)
    {
        const string Sql = """
            INSERT INTO journal (seq, at, type, principal, kind, assurance, work, handoff, verification, data)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            """;

        database.Lend(Sql)
            .Bind(1, entry.Seq)
            .Bind(2, entry.At)
            .Bind(3, entry.Type)
            .Bind(4, entry.Actor.Principal.Value)
            .Bind(5, Words.Of(entry.Actor.Kind))
            .Bind(6, Words.Of(entry.Actor.Assurance))
            .Bind(7, entry.Work?.Value)
            .Bind(8, TextMember(entry.Data, "handoff"))
            .Bind(9, TextMember(entry.Data, "verification"))
            .BindUtf8(10, JsonMarshal.GetRawUtf8Value(entry.Data))
            .Run();
    }

    private static string? TextMember(JsonElement data, string name) =>
        data.ValueKind == JsonValueKind.Object
        && data.TryGetProperty(name, out var member)
        && member.ValueKind == JsonValueKind.String
            ? member.GetString()
            : null;

    private static JournalEntry EntryOf(SqliteStatement row) => new(
        row.Integer(0),
        row.Instant(1),
        row.Text(2),
        new Actor(new(row.Text(3)), Words.KindOf(row.Text(4)), Words.AssuranceOf(row.Text(5))),
        row.TextOrNull(6) is { } work ? new WorkId(work) : null,
        StoredJson.ElementOf(row.Bytes(7)));
}
