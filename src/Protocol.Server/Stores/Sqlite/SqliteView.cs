using Protocol.Gates;
using Protocol.Operations;
using Protocol.Policies;
using Protocol.Principals;
using Protocol.WorkItems;

namespace Protocol.Server.Stores.Sqlite;

/// <summary>One committed state, for as long as the transaction lives in which it is read.</summary>
internal class SqliteView(SqliteDatabase database) : IReadView
{
    private SqliteDatabase? _database = database;

    /// <inheritdoc />
    public DateTimeOffset Now { get; protected set; }

    /// <inheritdoc />
    public long Head { get; protected set; }

    /// <inheritdoc />
    public bool IsSealed => PrincipalTable.IsAnyHuman(Database);

    /// <summary>What the view reads; a view that is over reads nothing any more.</summary>
    protected SqliteDatabase Database =>
        _database ?? throw new InvalidOperationException("The view is over; read from it while it lasts.");

    /// <summary>Begins a snapshot of the last committed state.</summary>
    public static SqliteView Begin(SqliteDatabase database, TimeProvider clock)
    {
        database.Run("BEGIN");

        // The first read of the transaction is the moment of the snapshot.
        var mark = JournalTable.ReadMark(database).At(clock);
        return new SqliteView(database) { Head = mark.Head, Now = mark.Latest };
    }

    /// <summary>Cuts the view off from the file.</summary>
    public void End() => _database = null;

    /// <inheritdoc />
    public WorkItem? FindWork(WorkId id) => WorkTable.Find(Database, id);

    /// <inheritdoc />
    public IReadOnlyDictionary<WorkId, Lifecycle> FindLifecycles(IReadOnlyCollection<WorkId> ids)
    {
        var found = new Dictionary<WorkId, Lifecycle>(ids.Count);
        foreach (var id in ids)
        {
            if (WorkTable.FindLifecycle(Database, id) is { } lifecycle)
            {
                found[id] = lifecycle;
            }
        }

        return found;
    }

    /// <inheritdoc />
    public IEnumerable<WorkItem> ReadClaimable(DateTimeOffset now) =>
        WhileItLasts(() => WorkTable.ReadClaimable(Database, now));

    /// <inheritdoc />
    public IEnumerable<WorkItem> ReadWork(Lifecycle? lifecycle) =>
        WhileItLasts(() => WorkTable.ReadAll(Database, lifecycle));

    /// <inheritdoc />
    public IReadOnlyList<WorkItem> ReadHeldBy(PrincipalId holder) => WorkTable.ReadHeldBy(Database, holder);

    /// <inheritdoc />
    public IReadOnlyList<WorkItem> ReadLostBy(PrincipalId holder) => WorkTable.ReadLostBy(Database, holder);

    /// <inheritdoc />
    public IEnumerable<WorkItem> ReadUnverified() => WhileItLasts(() => WorkTable.ReadUnverified(Database));

    /// <inheritdoc />
    public IEnumerable<WorkItem> ReadOffered() => WhileItLasts(() => WorkTable.ReadOffered(Database));

    /// <inheritdoc />
    public IEnumerable<WorkItem> ReadAttention() => WhileItLasts(() => WorkTable.ReadAttention(Database));

    /// <inheritdoc />
    public IReadOnlyList<WorkItem> ReadDependents(WorkId id) => WorkTable.ReadDependents(Database, id);

    /// <inheritdoc />
    public long CountOpen() => WorkTable.CountOpen(Database);

    /// <inheritdoc />
    public StoredWorkflow? FindWorkflow(Digest digest) => WorkflowTable.Find(Database, digest);

    /// <inheritdoc />
    public StoredWorkflow? FindWorkflow(string id) => WorkflowTable.Find(Database, id);

    /// <inheritdoc />
    public IReadOnlyList<StoredWorkflow> ReadWorkflows() => WorkflowTable.ReadAll(Database);

    /// <inheritdoc />
    public Policy? FindPolicy() => PolicyTable.Find(Database);

    /// <inheritdoc />
    public EnrolledPrincipal? FindPrincipal(PrincipalId id) => PrincipalTable.Find(Database, id);

    /// <inheritdoc />
    public EnrolledPrincipal? FindPrincipalBySecret(Digest secretDigest) =>
        PrincipalTable.FindBySecret(Database, secretDigest);

    /// <inheritdoc />
    public StoredAnswer? FindAnswer(PrincipalId principal, string key) => AnswerTable.Find(Database, principal, key);

    /// <inheritdoc />
    public IReadOnlyList<JournalEntry> ReadJournal(long after, WorkId? work, int limit) =>
        JournalTable.Read(Database, after, work, limit);

    /// <inheritdoc />
    public JournalEntry? FindEvent(string type, WorkId work, string idInData) =>
        JournalTable.FindEvent(Database, type, work, idInData);

    // A row that is asked for after the view has ended is a bug in the asker, and must not be read from another state.
    private IEnumerable<WorkItem> WhileItLasts(Func<IEnumerable<WorkItem>> read)
    {
        foreach (var item in read())
        {
            yield return item;
            _ = Database;
        }
    }
}
