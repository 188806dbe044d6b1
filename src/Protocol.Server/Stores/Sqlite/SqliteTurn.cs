using Protocol.Operations;
using Protocol.Policies;
using Protocol.WorkItems;

namespace Protocol.Server.Stores.Sqlite;

/// <summary>One turn of a <see cref="SqliteBatch"/>: a savepoint in its transaction.</summary>
internal sealed class SqliteTurn : SqliteView, IWriteTurn
{
    private readonly WorkWriter _work;

    public SqliteTurn(SqliteDatabase database, WorkWriter work, Mark before)
        : base(database)
    {
        _work = work;
        (Head, Now, Mark) = (before.Head, before.Latest, before);
    }

    /// <summary>Whether it wrote anything.</summary>
    public bool HasWritten { get; private set; }

    /// <summary>What the journal ends with.</summary>
    public Mark Mark { get; private set; }

    private SqliteDatabase Writing
    {
        get
        {
            HasWritten = true;
            return Database;
        }
    }

    /// <inheritdoc />
    public void Append(JournalEntry entry)
    {
        if (entry.Seq != Head + 1)
        {
            throw new InvalidOperationException($"Event {entry.Seq} cannot follow event {Head}.");
        }

        JournalTable.Append(Writing, entry);
        Head = entry.Seq;
        Mark = Mark.After(entry);
    }

    /// <inheritdoc />
    public void SaveWork(WorkItem item, WorkIndex index)
    {
        _ = Writing;
        _work.Save(item, index, Now);
    }

    /// <inheritdoc />
    public void SaveWorkflow(StoredWorkflow workflow) => WorkflowTable.Save(Writing, workflow);

    /// <inheritdoc />
    public void SavePolicy(Policy policy) => PolicyTable.Save(Writing, policy);

    /// <inheritdoc />
    public void SavePrincipal(EnrolledPrincipal principal) => PrincipalTable.Save(Writing, principal);

    /// <inheritdoc />
    public void SaveAnswer(StoredAnswer answer) => AnswerTable.Save(Writing, answer);
}
