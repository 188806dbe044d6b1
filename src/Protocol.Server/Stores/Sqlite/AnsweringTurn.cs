namespace Protocol.Server.Stores.Sqlite;

/// <summary>A turn that waits for the writer, and its answer.</summary>
internal sealed class AnsweringTurn<T>(
    Func<IWriteTurn, T> turn, TimeSpan patience, CancellationToken cancellationToken)
    : PendingTurn(patience, cancellationToken)
{
    // The caller goes on elsewhere: the writer has the next turn to run.
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private Exception? _failure;

    /// <summary>What the caller awaits.</summary>
    public Task<T> Answered => _answer.Task;

    /// <inheritdoc />
    public override bool Run(IWriteTurn turnOfWriter)
    {
        try
        {
            _result = turn(turnOfWriter);
            return true;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            _failure = e;
            return false;
        }
    }

    /// <inheritdoc />
    public override void Spoil(Exception failure) => _failure ??= failure;

    /// <inheritdoc />
    public override void Answer()
    {
        if (_failure is null)
        {
            _ = _answer.TrySetResult(_result!);
        }
        else
        {
            _ = _answer.TrySetException(_failure);
        }
    }

    /// <inheritdoc />
    public override void Fail(Exception failure) => _answer.TrySetException(failure);

    /// <inheritdoc />
    protected override void Cancel(CancellationToken cancellationToken) => _answer.TrySetCanceled(cancellationToken);
}
