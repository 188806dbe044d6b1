using System.Diagnostics.CodeAnalysis;

namespace Protocol.Server.Sessions;

/// <summary>
/// The sessions of one worktree. A session is a secret that names an agent principal [SB-WHO-002]; it is kept in a file
/// so that a restarted process finds itself again.
/// </summary>
internal sealed class SessionFolder(string path)
{
    private const int Slots = 1_024;
    private const string CommandLine = "cli";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Where the sessions lie.</summary>
    public string Path { get; } = path;

    /// <summary>
    /// Takes the first free slot: the lock on its file is held until the session is disposed or its process dies, so
    /// that processes that live at the same time are different principals.
    /// </summary>
    /// <exception cref="IOException">Every slot is taken, or the folder cannot be written.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The session holds the lock.")]
    public Session TakeSlot()
    {
        PrivateFile.MakeDirectory(Path);
        for (var number = 1; number <= Slots; number++)
        {
            var name = $"slot-{number}";
            if (TryOpen(FileOf(name)) is { } file)
                return new Session(SecretFile.ReadOrMint(file), name, file);
        }

        throw new IOException($"All {Slots} session slots of this worktree are taken: {Path}");
    }

    /// <summary>The session of the command line in this worktree; every command shares it.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public async Task<Session> OpenCommandLineAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        PrivateFile.MakeDirectory(Path);
        var file = FileOf(CommandLine);
        var deadline = clock.GetUtcNow() + Patience;
        while (true)
        {
            using var alone = TryOpen(file);
            if (alone is not null)
                return new Session(SecretFile.ReadOrMint(alone), CommandLine, held: null);

            if (clock.GetUtcNow() > deadline)
                throw new IOException($"Another process keeps the session file open: {file}");

            await Task.Delay(TimeSpan.FromMilliseconds(5), clock, cancellationToken);
        }
    }

    private string FileOf(string name) => System.IO.Path.Combine(Path, name);

    private static FileStream? TryOpen(string file)
    {
        try
        {
            return PrivateFile.OpenAlone(file);
        }
        catch (IOException taken) when (IsLocked(taken))
        {
            return null;
        }
    }

    /// <summary>Tells the lock of another process (EWOULDBLOCK, a sharing violation) from a broken disk.</summary>
    private static bool IsLocked(IOException failure) =>
        failure.HResult is 11 or 35 or unchecked((int)0x80070020) && failure.GetType() == typeof(IOException);
}
