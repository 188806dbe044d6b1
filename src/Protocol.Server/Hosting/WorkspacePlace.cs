using System.Text.Json.Nodes;
using Protocol.Operations;
using Protocol.Server.Git;

namespace Protocol.Server.Hosting;

/// <summary>
/// Where a workspace lies: the store in the common git directory, so that all worktrees of a clone share it; the
/// sessions in the git directory of each worktree.
/// </summary>
internal sealed record WorkspacePlace(WorktreePlace Worktree)
{
    private const string Folder = "signalbox";

    /// <summary>The root of the worktree.</summary>
    public string Root => Worktree.Root;

    /// <summary>Where the workspace is kept.</summary>
    public string StoreFolder => Path.Combine(Worktree.CommonFolder, Folder);

    /// <summary>The file that holds the workspace.</summary>
    public string StoreFile => Path.Combine(StoreFolder, "store.db");

    /// <summary>Where the keys of people and services lie.</summary>
    public string KeyFolder => Path.Combine(StoreFolder, "keys");

    /// <summary>Where the sessions of this worktree lie.</summary>
    public string SessionFolder => Path.Combine(Worktree.GitFolder, Folder, "sessions");

    /// <summary>Finds the worktree that a directory belongs to.</summary>
    public static async Task<Answer<WorkspacePlace>> FindAsync(string directory, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(directory))
            return Refuse($"There is no directory {directory}.", directory, "Name a directory that exists.");

        return await new Worktree(directory).ReadSubjectAsync(cancellationToken) switch
        {
            WorktreeReading.Found found => new WorkspacePlace(found.Place),
            WorktreeReading.NoCommit empty => new WorkspacePlace(empty.Place),
            WorktreeReading.NoRepository none => Refuse(
                $"{directory}: {none.Detail}", directory, "Run `git init` there, or name a repository with --repo."),
            WorktreeReading.Unreadable unreadable => Refuse(
                $"{directory}: {unreadable.Detail}", directory, "See that `git status` works there."),
            var other => throw new InvalidOperationException($"Unknown reading: {other}."),
        };
    }

    /// <summary>What is checked out here.</summary>
    public Task<WorktreeReading> ReadSubjectAsync(CancellationToken cancellationToken) =>
        new Worktree(Root).ReadSubjectAsync(cancellationToken);

    /// <summary>The commit that a revision names; null where it names none.</summary>
    public async Task<string?> ResolveAsync(string revision, CancellationToken cancellationToken)
    {
        var run = await RunAsync(
            ["rev-parse", "--verify", "--quiet", "--end-of-options", $"{revision}^{{commit}}"], cancellationToken);
        return run.Succeeded ? ObjectId.Read(run.Text)?.Value : null;
    }

    /// <summary>Whether a commit is contained in another one; false where either is unknown here.</summary>
    public async Task<bool> IsContainedAsync(string commit, string other, CancellationToken cancellationToken) =>
        ObjectId.Read(other) is not null
        && (await RunAsync(["merge-base", "--is-ancestor", commit, other], cancellationToken)).Succeeded;

    /// <summary>The content of a file at a revision; null where it has none.</summary>
    public async Task<byte[]?> ReadFileAsync(string revision, string path, CancellationToken cancellationToken)
    {
        var run = await RunAsync(["cat-file", "blob", $"{revision}:{path}"], cancellationToken);
        return run.Succeeded ? run.Output.ToArray() : null;
    }

    /// <summary>
    /// The branch that changes are compared with: the remote's default branch, else main or master, else the branch
    /// that is checked out here.
    /// </summary>
    public async Task<string> FindBaseAsync(CancellationToken cancellationToken)
    {
        var remote = await RunAsync(["symbolic-ref", "--quiet", "refs/remotes/origin/HEAD"], cancellationToken);
        if (remote.Succeeded)
            return remote.Text;

        foreach (var usual in (string[])["refs/heads/main", "refs/heads/master"])
        {
            if (await ResolveAsync(usual, cancellationToken) is not null)
                return usual;
        }

        var here = await RunAsync(["symbolic-ref", "--quiet", "HEAD"], cancellationToken);
        return here.Succeeded ? here.Text : "refs/heads/main";
    }

    /// <summary>The files of the worktree that git knows or would add, by path.</summary>
    public async Task<IReadOnlyList<string>> ListFilesAsync(CancellationToken cancellationToken)
    {
        var run = await RunAsync(["ls-files", "-z", "--cached", "--others", "--exclude-standard"], cancellationToken);
        return run.Succeeded ? run.Records : [];
    }

    private Task<GitRun> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        GitRunner.AsUser.RunAsync(new(arguments) { Folder = Root }, cancellationToken);

    private static Refusal Refuse(string detail, string directory, string remedy) =>
        Refusals.Of(
            ErrorCode.InvalidArgument,
            detail,
            new JsonObject { ["directory"] = directory },
            null,
            new NextAction("fix", remedy));
}
