using System.Globalization;

namespace Protocol.Server.Git;

/// <summary>
/// A bare repository of our own, into which commits of others are fetched. Fetching computes every object name anew, so
/// that what it holds is what the name says, whatever the other's configuration, packs, replaced objects or grafts say.
/// </summary>
internal sealed class ObjectRepository
{
    private static readonly TimeSpan FetchTimeout = TimeSpan.FromMinutes(10);

    private readonly string folder;
    private readonly string configuration;

    private ObjectRepository(string folder)
    {
        this.folder = folder;
        configuration = Path.Combine(folder, "fetch.config");
    }

    /// <summary>Opens the repository, and makes it where there is none.</summary>
    public static async Task<ObjectRepository> OpenAsync(string folder, CancellationToken cancellationToken)
    {
        var repository = new ObjectRepository(Path.GetFullPath(folder));
        if (File.Exists(repository.configuration))
            return repository;

        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var init = await GitRunner.Isolated.RunAsync(
            new("init", "--quiet", "--bare", "--template=", repository.folder), cancellationToken);
        init.Demand("The verifier's repository cannot be made");

        // Another user's repository is read through upload-pack, which is made for repositories that are not trusted.
        await File.WriteAllTextAsync(repository.configuration, "[safe]\n\tdirectory = *\n", cancellationToken);
        return repository;
    }

    /// <summary>
    /// Resolves a ref of another repository. <c>HEAD</c> and names below <c>refs/</c> are taken as they are, any other
    /// name as a branch and then as a remote-tracking branch. There is no further fallback: null where there is none.
    /// </summary>
    public async Task<ObjectId?> ResolveAsync(string source, string name, CancellationToken cancellationToken)
    {
        string[] names = name == "HEAD" || name.StartsWith("refs/", StringComparison.Ordinal)
            ? [name]
            : [$"refs/heads/{name}", $"refs/remotes/{name}"];
        var run = await RunAsync(["ls-remote", "--quiet", "--", source, .. names], cancellationToken);
        var found = run.Demand("The refs of the repository cannot be read").Text
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t', 2))
            .Where(parts => parts.Length == 2)
            .ToArray();
        return names
            .Select(wanted => found.FirstOrDefault(parts => parts[1] == wanted))
            .Select(parts => ObjectId.Read(parts?[0]))
            .FirstOrDefault(id => id is not null);
    }

    /// <summary>Fetches commits with their history, if they are not here already.</summary>
    /// <exception cref="GitException">The other repository has no such commit, or it is damaged.</exception>
    public async Task FetchAsync(
        string source, IEnumerable<ObjectId> commits, CancellationToken cancellationToken)
    {
        var missing = new List<ObjectId>();
        foreach (var commit in commits.Distinct())
        {
            if (!await HasWholeAsync(commit, cancellationToken))
                missing.Add(commit);
        }

        if (missing.Count == 0)
            return;

        // A name that nobody used before: a lock that a killed fetch left behind cannot be in the way.
        var batch = Guid.NewGuid().ToString("N");
        string[] arguments =
        [
            "fetch", "--quiet", "--no-tags", "--no-auto-gc", "--no-recurse-submodules", "--no-write-fetch-head",
            "--update-shallow", "--", source, .. missing.Select(commit => $"{commit}:refs/seen/{batch}/{commit}"),
        ];
        var run = await RunAsync(arguments, cancellationToken);
        run.Demand($"The commit {missing[0]} cannot be fetched");
    }

    /// <summary>The tree of a commit that was fetched.</summary>
    public async Task<ObjectId> TreeOfAsync(ObjectId commit, CancellationToken cancellationToken)
    {
        var run = await RunAsync(["rev-parse", "--verify", "--quiet", $"{commit}^{{tree}}"], cancellationToken);
        return ObjectId.Read(run.Demand($"{commit} is no commit").Text)
            ?? throw new GitException($"{commit} has no tree.");
    }

    /// <summary>Every path of a tree, as git sorts them.</summary>
    public async Task<IReadOnlyList<TreeEntry>> ListAsync(ObjectId tree, CancellationToken cancellationToken)
    {
        var run = await RunAsync(["ls-tree", "-r", "-z", "--long", "--full-tree", tree.Value], cancellationToken);
        return [.. run.Demand($"The tree {tree} cannot be read").Records.Select(ReadEntry)];
    }

    /// <summary>The best common ancestors of two commits; none where their histories are unrelated.</summary>
    public async Task<IReadOnlyList<ObjectId>> MergeBasesAsync(
        ObjectId one, ObjectId other, CancellationToken cancellationToken)
    {
        var run = await RunAsync(["merge-base", "--all", one.Value, other.Value], cancellationToken);
        if (run.ExitCode == 1)
            return [];
        return [.. run.Demand("The common ancestors cannot be found").Text.Split('\n')
            .Select(ObjectId.Read).OfType<ObjectId>()];
    }

    /// <summary>The paths that differ between two trees, by mode and object name alone.</summary>
    public async Task<IReadOnlyList<ChangedPath>> CompareAsync(
        ObjectId from, ObjectId to, CancellationToken cancellationToken)
    {
        var run = await RunAsync(
            ["diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", from.Value, to.Value], cancellationToken);
        var records = run.Demand("The trees cannot be compared").Records;
        return [.. records.Chunk(2).Select(pair => new ChangedPath(pair[1], pair[0][^1]))];
    }

    /// <summary>
    /// How many lines were added and removed; a file that looks binary is counted by its line feeds too.
    /// </summary>
    public async Task<long> CountLinesAsync(ObjectId from, ObjectId to, CancellationToken cancellationToken)
    {
        var run = await RunAsync(
            ["diff-tree", "-r", "-z", "--numstat", .. Plain, from.Value, to.Value], cancellationToken);
        return run.Demand("The trees cannot be compared").Records
            .Select(record => record.Split('\t', 3))
            .Sum(parts => Number(parts[0]) + Number(parts[1]));
    }

    /// <summary>The lines that were added, read without attributes, filters or external programs.</summary>
    public async Task<IReadOnlyList<AddedLine>> AddedLinesAsync(
        ObjectId from, ObjectId to, CancellationToken cancellationToken)
    {
        var run = await RunAsync(["diff-tree", "-r", "-p", "-U0", .. Plain, from.Value, to.Value], cancellationToken);
        return Patch.AddedLines(run.Demand("The trees cannot be compared").Output.Span);
    }

    /// <summary>Opens a reader of blobs.</summary>
    public BlobReader ReadBlobs() => new(GitRunner.Isolated.Start(Command(["cat-file", "--batch"])));

    private static IEnumerable<string> Plain =>
    [
        "--no-renames", "--no-ext-diff", "--no-textconv", "--text", "--no-color", "--src-prefix=a/", "--dst-prefix=b/",
    ];

    /// <summary>Whether a fetch of this commit came to its end: only then there is a ref.</summary>
    private async Task<bool> HasWholeAsync(ObjectId commit, CancellationToken cancellationToken)
    {
        var run = await RunAsync(["for-each-ref", "--count=1", $"refs/seen/*/{commit}"], cancellationToken);
        return run.Demand("The verifier's repository cannot be read").Text.Length > 0;
    }

    private Task<GitRun> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        GitRunner.Isolated.RunAsync(Command(arguments), cancellationToken);

    private GitCommand Command(IReadOnlyList<string> arguments) =>
        new([$"--git-dir={folder}", .. arguments]) { Configuration = configuration, Timeout = FetchTimeout };

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static TreeEntry ReadEntry(string record)
    {
        var tab = record.IndexOf('\t', StringComparison.Ordinal);
        var parts = record[..tab].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var size = long.TryParse(parts[3], CultureInfo.InvariantCulture, out var bytes) ? bytes : (long?)null;
        return new(record[(tab + 1)..], parts[0], new(parts[2]), size);
    }
}
