using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Protocol.WorkItems;

namespace Protocol.Server.Stores.Sqlite;

/// <summary>
/// Keeps states of work items. It touches only those of the tables and indexes in which something changed, since every
/// page that is touched is written to the disk twice.
/// </summary>
internal sealed class WorkWriter(SqliteDatabase database) : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _json = new(
        Stream.Null, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public void Save(WorkItem item, WorkIndex index, DateTimeOffset now)
    {
        var saved = Find(item.Id);
        var row = new Row(saved?.Key ?? Insert(item, index), index, StoredJson.Write(index.DependsOn));
        if (saved is not null)
        {
            Update(item, row, saved);
        }

        if (saved?.Index.ClaimableFrom != index.ClaimableFrom || !IsOrderKept(saved, row))
        {
            SaveClaimable(row, saved, now);
        }

        if (saved is null || !saved.DependsOn.AsSpan().SequenceEqual(row.DependsOn))
        {
            SaveDependencies(row, saved);
        }

        if (saved?.Index.Lifecycle != index.Lifecycle)
        {
            Count(saved?.Index.Lifecycle, -1);
            Count(index.Lifecycle, 1);
        }
    }

    /// <summary>Makes ready what has become due.</summary>
    public void Promote(DateTimeOffset now)
    {
        const string Ready = """
            INSERT INTO ready (priority, created_seq, key, claimable_from)
            SELECT priority, created_seq, key, claimable_from FROM due WHERE claimable_from <= ?1
            """;

        bool isAnyDue;
        using (var rows = database.Lend("SELECT 1 FROM due WHERE claimable_from <= ?1 LIMIT 1").Bind(1, now))
        {
            isAnyDue = rows.Read();
        }

        if (isAnyDue)
        {
            database.Lend(Ready).Bind(1, now).Run();
            database.Lend("DELETE FROM due WHERE claimable_from <= ?1").Bind(1, now).Run();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _json.Dispose();

    private static bool IsOrderKept(Row? saved, Row row) =>
        saved?.Index.Priority == row.Index.Priority && saved.Index.CreatedSeq == row.Index.CreatedSeq;

    private Row? Find(WorkId id)
    {
        const string Sql = """
            SELECT key, lifecycle, priority, created_seq, claimable_from, holder, has_requests, has_offer,
                   needs_attention, depends_on, lost_by
            FROM work WHERE id = ?1
            """;

        using var rows = database.Lend(Sql).Bind(1, id.Value);
        return !rows.Read() ? null : new Row(
            rows.Integer(0),
            new WorkIndex(
                Words.LifecycleOf(rows.Text(1)),
                (int)rows.Integer(2),
                rows.Integer(3),
                rows.IsNull(4) ? null : rows.Instant(4),
                rows.TextOrNull(5) is { } holder ? new(holder) : null,
                rows.Truth(6),
                rows.Truth(7),
                rows.Truth(8),
                [],
                rows.TextOrNull(10) is { } loser ? new(loser) : null),
            rows.Bytes(9).ToArray());
    }

    private long Insert(WorkItem item, WorkIndex index)
    {
        const string Sql = """
            INSERT INTO work (id, created_seq, priority, lifecycle, claimable_from, holder, has_requests, has_offer,
                              needs_attention, depends_on, state, lost_by)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            """;

        database.Lend(Sql)
            .Bind(1, item.Id.Value)
            .Bind(2, index.CreatedSeq)
            .Bind(3, index.Priority)
            .Bind(4, Words.Of(index.Lifecycle))
            .Bind(5, index.ClaimableFrom)
            .Bind(6, index.Holder?.Value)
            .Bind(7, index.HasRequests)
            .Bind(8, index.HasOffer)
            .Bind(9, index.NeedsAttention)
            .BindUtf8(10, StoredJson.Write(index.DependsOn))
            .BindUtf8(11, Spell(item))
            .Bind(12, index.LostBy?.Value)
            .Run();
        return database.ReadInteger("SELECT last_insert_rowid()");
    }

    private void Update(WorkItem item, Row row, Row saved)
    {
        database.Lend("UPDATE work SET claimable_from = ?2, state = ?3 WHERE key = ?1")
            .Bind(1, row.Key)
            .Bind(2, row.Index.ClaimableFrom)
            .BindUtf8(3, Spell(item))
            .Run();
        if (saved.Marks != row.Marks)
        {
            SaveMarks(row);
        }

        if (!IsOrderKept(saved, row)
            || saved.Index.Lifecycle != row.Index.Lifecycle
            || !saved.DependsOn.AsSpan().SequenceEqual(row.DependsOn))
        {
            SaveOrder(row);
        }
    }

    private void SaveMarks(Row row)
    {
        const string Sql = """
            UPDATE work SET holder = ?2, has_requests = ?3, has_offer = ?4, needs_attention = ?5, lost_by = ?6
            WHERE key = ?1
            """;

        database.Lend(Sql)
            .Bind(1, row.Key)
            .Bind(2, row.Index.Holder?.Value)
            .Bind(3, row.Index.HasRequests)
            .Bind(4, row.Index.HasOffer)
            .Bind(5, row.Index.NeedsAttention)
            .Bind(6, row.Index.LostBy?.Value)
            .Run();
    }

    private void SaveOrder(Row row)
    {
        const string Sql = """
            UPDATE work SET lifecycle = ?2, priority = ?3, created_seq = ?4, depends_on = ?5 WHERE key = ?1
            """;

        database.Lend(Sql)
            .Bind(1, row.Key)
            .Bind(2, Words.Of(row.Index.Lifecycle))
            .Bind(3, row.Index.Priority)
            .Bind(4, row.Index.CreatedSeq)
            .BindUtf8(5, row.DependsOn)
            .Run();
    }

    private void SaveClaimable(Row row, Row? saved, DateTimeOffset now)
    {
        if (saved?.Index.ClaimableFrom is not null)
        {
            // It may have become due, and so been moved, since it was saved.
            database.Lend("DELETE FROM ready WHERE priority = ?1 AND created_seq = ?2 AND key = ?3")
                .Bind(1, saved.Index.Priority).Bind(2, saved.Index.CreatedSeq).Bind(3, saved.Key).Run();
            database.Lend("DELETE FROM due WHERE claimable_from = ?1 AND key = ?2")
                .Bind(1, saved.Index.ClaimableFrom).Bind(2, saved.Key).Run();
        }

        if (row.Index.ClaimableFrom is { } from)
        {
            database.Lend(from <= now
                    ? "INSERT INTO ready (priority, created_seq, key, claimable_from) VALUES (?1, ?2, ?3, ?4)"
                    : "INSERT INTO due (priority, created_seq, key, claimable_from) VALUES (?1, ?2, ?3, ?4)")
                .Bind(1, row.Index.Priority).Bind(2, row.Index.CreatedSeq).Bind(3, row.Key).Bind(4, from).Run();
        }
    }

    private void SaveDependencies(Row row, Row? saved)
    {
        if (saved is not null)
        {
            foreach (var id in StoredJson.Of<IReadOnlyList<WorkId>>(saved.DependsOn))
            {
                database.Lend("DELETE FROM dependencies WHERE depends_on = ?1 AND created_seq = ?2 AND key = ?3")
                    .Bind(1, id.Value).Bind(2, saved.Index.CreatedSeq).Bind(3, saved.Key).Run();
            }
        }

        foreach (var id in row.Index.DependsOn)
        {
            database.Lend("INSERT OR IGNORE INTO dependencies (depends_on, created_seq, key) VALUES (?1, ?2, ?3)")
                .Bind(1, id.Value).Bind(2, row.Index.CreatedSeq).Bind(3, row.Key).Run();
        }
    }

    private void Count(Lifecycle? lifecycle, int change)
    {
        if (lifecycle is { } one)
        {
            database.Lend("UPDATE population SET items = items + ?2 WHERE lifecycle = ?1")
                .Bind(1, Words.Of(one)).Bind(2, change).Run();
        }
    }

    private ReadOnlySpan<byte> Spell(WorkItem item)
    {
        _buffer.ResetWrittenCount();
        _json.Reset(_buffer);
        JsonSerializer.Serialize(_json, item, ProtocolJson.Of<WorkItem>());
        return _buffer.WrittenSpan;
    }

    private sealed record Row(long Key, WorkIndex Index, byte[] DependsOn)
    {
        public (string?, bool, bool, bool, string?) Marks =>
            (Index.Holder?.Value, Index.HasRequests, Index.HasOffer, Index.NeedsAttention, Index.LostBy?.Value);
    }
}
