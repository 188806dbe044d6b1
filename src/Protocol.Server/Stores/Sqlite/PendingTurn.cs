using Protocol.Operations;

namespace Protocol.Server.Stores.Sqlite;

/// <summary>A turn that waits for the writer. Until it begins its caller may give it up; then it never runs.</summary>
internal abstract class PendingTurn
{
    private readonly ITimer _patience;
    private readonly CancellationTokenRegistration _cancellation;
    private readonly CancellationToken _cancellationToken;
    private int _isTaken;

    protected PendingTurn(TimeSpan patience, CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        _patience = TimeProvider.System.CreateTimer(
            static self => ((PendingTurn)self!).GiveUp(), this, patience, Timeout.InfiniteTimeSpan);
        _cancellation = cancellationToken.UnsafeRegister(static self => ((PendingTurn)self!).Cancel(), this);
    }

    /// <summary>Whether nobody began it or gave it up.</summary>
    public bool IsWaiting => Volatile.Read(ref _isTaken) == 0;

    /// <summary>Begins it, unless its caller gave it up.</summary>
    public bool TryBegin()
    {
        if (Interlocked.Exchange(ref _isTaken, 1) != 0)
        {
            return false;
        }

        _patience.Dispose();
        _ = _cancellation.Unregister();
        return true;
    }

    /// <summary>Runs it, and keeps what came of it until the outcome of the commit is known.</summary>
    /// <returns>Whether it ended without an exception.</returns>
    public abstract bool Run(IWriteTurn turn);

    /// <summary>Makes a turn that ended well one that failed.</summary>
    public abstract void Spoil(Exception failure);

    /// <summary>Answers what came of it.</summary>
    public abstract void Answer();

    /// <summary>Answers a failure, whatever came of it.</summary>
    public abstract void Fail(Exception failure);

    /// <summary>Answers that the caller gave it up.</summary>
    protected abstract void Cancel(CancellationToken cancellationToken);

    private void GiveUp()
    {
        if (TryBegin())
        {
            Fail(new StoreException(
                ErrorCode.Busy, "The store was at work for others all the time. Nothing was done; try again."));
        }
    }

    private void Cancel()
    {
        if (TryBegin())
        {
            Cancel(_cancellationToken);
        }
    }
}
