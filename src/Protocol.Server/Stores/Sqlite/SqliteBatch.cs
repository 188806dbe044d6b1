namespace Protocol.Server.Stores.Sqlite;

/// <summary>
/// A write transaction for a batch of turns, one after the other. A turn that fails takes back what it wrote, and
/// nothing else.
/// </summary>
internal sealed class SqliteBatch
{
    private readonly SqliteDatabase _database;
    private readonly WorkWriter _work;
    private readonly TimeProvider _clock;
    private Mark _mark;
    private bool _hasWritten;

    private SqliteBatch(SqliteDatabase database, WorkWriter work, TimeProvider clock, Mark mark)
    {
        _database = database;
        _work = work;
        _clock = clock;
        _mark = mark;
    }

    /// <summary>The position of the last event.</summary>
    public long Head => _mark.Head;

    /// <summary>Begins the transaction.</summary>
    public static SqliteBatch Begin(SqliteDatabase database, WorkWriter work, TimeProvider clock)
    {
        database.Run("BEGIN IMMEDIATE");
        return new(database, work, clock, JournalTable.ReadMark(database));
    }

    /// <summary>Runs a turn. What fails in the turn is for its caller; what it throws itself ends the batch.</summary>
    public void Run(PendingTurn pending)
    {
        _mark = _mark.At(_clock);
        _database.ForgetFailure();
        _database.Run("SAVEPOINT turn");

        var turn = new SqliteTurn(_database, _work, _mark);
        var isDone = pending.Run(turn);
        turn.End();
        _database.Recall();

        // A turn may have swallowed a failure of the store; half of a turn must not be committed.
        if (_database.Failure is { } failure)
        {
            pending.Spoil(failure);
            isDone = false;
        }

        if (!_database.InTransaction)
        {
            throw _database.Failure ?? SqliteFault.Unavailable("SQLite ended the transaction. Try again.");
        }

        if (isDone)
        {
            _mark = turn.Mark;
            _hasWritten |= turn.HasWritten;
        }
        else
        {
            _database.Run("ROLLBACK TO turn");
        }

        _database.Run("RELEASE turn");
    }

    /// <summary>Commits what the turns wrote; it is on disk when this returns.</summary>
    /// <returns>Whether there was anything to commit.</returns>
    public bool Commit()
    {
        if (!_hasWritten)
        {
            _database.RollBack();
            return false;
        }

        if (_mark.MustBeSaved)
        {
            JournalTable.SaveLatest(_database, _mark.Latest);
        }

        _work.Promote(_mark.Latest);
        _database.Commit();
        return true;
    }
}
