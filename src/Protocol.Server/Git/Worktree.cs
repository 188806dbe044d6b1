namespace Protocol.Server.Git;

/// <summary>
/// Looks at the work tree of a front end's own user, to name the commit that a worker means and to say whether there is
/// uncommitted work beside it. A hint for the worker: a verifier reads commits and never a work tree.
/// </summary>
internal sealed class Worktree(string folder)
{
    private const string CommitHeader = "# branch.oid ";

    private static readonly string[] Honest =
    [
        "-c", "core.ignoreStat=false", "-c", "core.checkStat=default", "-c", "core.untrackedCache=false",
    ];

    /// <summary>Where the work tree of the folder is; null where there is none, or git cannot be asked.</summary>
    public async Task<WorktreePlace?> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await LocateAsync(cancellationToken);
        }
        catch (GitException)
        {
            return null;
        }
    }

    /// <summary>Names the subject, and says whether the tree holds more than it.</summary>
    public async Task<WorktreeReading> ReadSubjectAsync(CancellationToken cancellationToken)
    {
        try
        {
            var place = await LocateAsync(cancellationToken);
            return place is null ? await WhyNotAsync(cancellationToken) : await ReadAsync(place, cancellationToken);
        }
        catch (GitException e)
        {
            return new WorktreeReading.Unreadable(e.Message);
        }
    }

    private async Task<WorktreePlace?> LocateAsync(CancellationToken cancellationToken)
    {
        var run = await RunAsync(
            ["rev-parse", "--path-format=absolute", "--show-toplevel", "--git-dir", "--git-common-dir"],
            cancellationToken);
        return run.Succeeded && run.Text.Split('\n') is [var root, var own, var shared] ? new(root, own, shared) : null;
    }

    private async Task<WorktreeReading> WhyNotAsync(CancellationToken cancellationToken)
    {
        var run = await RunAsync(["rev-parse", "--is-inside-work-tree"], cancellationToken);
        if (run.Succeeded)
            return new WorktreeReading.NoRepository("The repository has no work tree here.");
        return run.Error.Contains("not a git repository", StringComparison.Ordinal)
            ? new WorktreeReading.NoRepository("The folder is in no git repository.")
            : new WorktreeReading.Unreadable(run.Error.Split('\n', 2)[0]);
    }

    private async Task<WorktreeReading> ReadAsync(WorktreePlace place, CancellationToken cancellationToken)
    {
        var status = await RunAsync(
            ["status", "--porcelain=v2", "--branch", "-z", "--untracked-files=normal", "--ignore-submodules=none"],
            cancellationToken);
        if (!status.Succeeded)
            return new WorktreeReading.Unreadable(status.Error.Split('\n', 2)[0]);

        var records = status.Records;
        var commit = records.FirstOrDefault(record => record.StartsWith(CommitHeader, StringComparison.Ordinal));
        if (ObjectId.Read(commit?[CommitHeader.Length..]) is not { } head)
            return new WorktreeReading.NoCommit(place);

        var change = records.FirstOrDefault(record => record is not ['#', ..]);
        var dirty = change is null
            ? await FindOverlookedAsync(place, cancellationToken) : $"Not committed: {PathOf(change)}";
        return new WorktreeReading.Found(place, head, dirty);
    }

    /// <summary>
    /// Finds a path whose changes do not show: one that is assumed unchanged, or skipped though it is there.
    /// </summary>
    private async Task<string?> FindOverlookedAsync(WorktreePlace place, CancellationToken cancellationToken)
    {
        var entries = await RunAsync(["ls-files", "-v", "-z", "--full-name", ":/"], cancellationToken);
        var flagged = entries.Records.Where(entry => entry is [(>= 'a' and <= 'z') or 'S', ' ', ..]).ToArray();
        if (flagged.Length == 0)
            return null;

        var sparse = await RunAsync(["config", "--type=bool", "--get", "core.sparseCheckout"], cancellationToken);
        var overlooked = flagged.FirstOrDefault(entry =>
            entry[0] != 'S' || sparse.Text != "true" || File.Exists(Path.Combine(place.Root, entry[2..])));
        return overlooked is null ? null : $"Git was told to overlook changes of {overlooked[2..]}";
    }

    /// <summary>
    /// The path of a status record: an untracked one has two fields, a changed one nine, a renamed one ten.
    /// </summary>
    private static string PathOf(string record)
    {
        var fields = record[0] switch { '1' => 9, '2' => 10, 'u' => 11, _ => 2 };
        return record.Split(' ', fields)[^1];
    }

    private Task<GitRun> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        GitRunner.AsUser.RunAsync(new([.. Honest, .. arguments]) { Folder = folder }, cancellationToken);
}
