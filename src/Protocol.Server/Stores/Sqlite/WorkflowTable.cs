using System.Runtime.InteropServices;
using Protocol.Gates;
using Protocol.Operations;

namespace Protocol.Server.Stores.Sqlite;

/// <summary>The workflows by digest, and which of them is the current one of an id.</summary>
internal static class WorkflowTable
{
    private const string Columns = "workflows.id, workflows.version, workflows.digest, document, loaded_seq";

    public static StoredWorkflow? Find(SqliteDatabase database, Digest digest)
    {
        const string Sql = $"SELECT {Columns} FROM workflows WHERE digest = ?1";

        using var rows = database.Lend(Sql).Bind(1, digest.Value);
        return rows.Read() ? WorkflowOf(rows) : null;
    }

    public static StoredWorkflow? Find(SqliteDatabase database, string id)
    {
        const string Sql = $"""
            SELECT {Columns} FROM current_workflows JOIN workflows USING (digest) WHERE current_workflows.id = ?1
            """;

        using var rows = database.Lend(Sql).Bind(1, id);
        return rows.Read() ? WorkflowOf(rows) : null;
    }

    public static IReadOnlyList<StoredWorkflow> ReadAll(SqliteDatabase database)
    {
        const string Sql = $"""
            SELECT {Columns} FROM current_workflows JOIN workflows USING (digest) ORDER BY current_workflows.id
            """;

        using var rows = database.Lend(Sql);
        var workflows = new List<StoredWorkflow>();
        while (rows.Read())
        {
            workflows.Add(WorkflowOf(rows));
        }

        return workflows;
    }

    public static void Save(SqliteDatabase database, StoredWorkflow workflow)
    {
        const string Document = """
            INSERT INTO workflows (digest, id, version, document, loaded_seq) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (digest) DO UPDATE SET document = ?4, loaded_seq = ?5
            """;
        const string Current = """
            INSERT INTO current_workflows (id, digest) VALUES (?1, ?2)
            ON CONFLICT (id) DO UPDATE SET digest = ?2
            """;

        database.Lend(Document)
            .Bind(1, workflow.Ref.Digest.Value)
            .Bind(2, workflow.Ref.Id)
            .Bind(3, workflow.Ref.Version)
            .BindUtf8(4, JsonMarshal.GetRawUtf8Value(workflow.Document))
            .Bind(5, workflow.LoadedSeq)
            .Run();
        database.Lend(Current).Bind(1, workflow.Ref.Id).Bind(2, workflow.Ref.Digest.Value).Run();
    }

    private static StoredWorkflow WorkflowOf(SqliteStatement row) => new(
        new WorkflowRef(row.Text(0), row.Text(1), new(row.Text(2))),
        StoredJson.ElementOf(row.Bytes(3)),
        row.Integer(4));
}
