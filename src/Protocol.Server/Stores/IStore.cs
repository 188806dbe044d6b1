namespace Protocol.Server.Stores;

/// <summary>
/// Keeps one workspace: its journal, and the state that is the fold of it. It stores what was decided and decides
/// nothing. Every failure is a <see cref="StoreException"/>.
/// </summary>
internal interface IStore : IAsyncDisposable
{
    /// <summary>The identity of the workspace; it never changes while the store is open.</summary>
    Workspace Workspace { get; }

    /// <summary>
    /// Runs a turn alone in the workspace, commits what it wrote, and answers once that is on disk. A turn that throws
    /// leaves nothing behind. A turn that wrote nothing costs no write. Turns of many processes are fair; one that
    /// cannot begin within ten seconds fails as busy and did nothing.
    /// </summary>
    Task<T> WriteAsync<T>(Func<IWriteTurn, T> turn, CancellationToken cancellationToken);

    /// <summary>Runs a view of one committed state.</summary>
    Task<T> ReadAsync<T>(Func<IReadView, T> view, CancellationToken cancellationToken);

    /// <summary>
    /// Waits until the journal, written by whichever process, is longer than a position, or time is up.
    /// </summary>
    /// <returns>The head of the journal.</returns>
    Task<long> WaitAsync(long after, TimeSpan atMost, CancellationToken cancellationToken);
}
