using Protocol.Gates;
using Protocol.Operations;
using Protocol.Server.Git;

namespace Protocol.Server.Verifier;

/// <summary>
/// Runs a command in a clean room that holds the head with the protected paths of the base, and decides it by exit code
/// and report.
/// </summary>
internal sealed class CommandCriterion(VerifierOptions options, Toolchain tools, Sandbox sandbox)
{
    /// <summary>Runs and decides. <paramref name="keepOutput"/> is given what the command printed.</summary>
    public async Task<CriterionRun> RunAsync(
        Criterion criterion,
        Bench bench,
        IProgress<string> progress,
        Action<CapturedOutput> keepOutput,
        CancellationToken cancellationToken)
    {
        var run = criterion.Run is { Argv.Count: > 0 } declared
            ? declared : throw new CannotVerifyException("The criterion names no command.");
        if (criterion is { Report: null, Expect.Tests: not null })
            throw new CannotVerifyException("report.missing", "The criterion expects tests and names no report.");

        var isProtected = bench.Protected.And(criterion.Protected ?? []);
        using var room = CleanRoom.Create(options.Rooms);
        await FillAsync(room, bench, isProtected, progress, cancellationToken);
        var reports = criterion.Report is null ? null : new ReportFolder(room.Tree, criterion.Report);
        reports?.Clear();

        var start = Plan(run, room);
        progress.Report($"running {string.Join(' ', run.Argv)} (sandbox: {sandbox.Name})");
        using var output = new CapturedOutput();
        var line = sandbox.Wrap(start, options, tools);
        var environment = tools.Surround(room, run.Env);
        var ended = await CommandProcess.RunAsync(line, start, environment, output, cancellationToken);
        keepOutput(output);
        var found = ended is { } exitCode
            ? TestVerdict.Decide(criterion, exitCode, reports?.Read()) with { ExitCode = exitCode }
            : TimedOut(start.Timeout);
        return found with
        {
            OutputDigest = output.Digest,
            OutputTail = output.Tail(),
            Sandbox = sandbox.Name,
        };
    }

    private static async Task FillAsync(
        CleanRoom room,
        Bench bench,
        GlobSet isProtected,
        IProgress<string> progress,
        CancellationToken cancellationToken)
    {
        var entries = bench.HeadEntries;
        if (!isProtected.IsEmpty)
        {
            var tree = ObjectId.Read(bench.DemandBase().GitTree)!.Value;
            var overlay = Overlay.Of(
                entries, await bench.Repository.ListAsync(tree, cancellationToken), isProtected);
            entries = overlay.Entries;
            if (overlay.Differed.Count > 0)
                progress.Report($"{overlay.Differed.Count} protected paths were taken from the base");
        }

        await Checkout.WriteAsync(bench.Repository, entries, room.Tree, cancellationToken);
        progress.Report($"{entries.Count} files in a clean room");
    }

    private CommandStart Plan(CommandRun run, CleanRoom room)
    {
        var folder = FindFolder(room, run.Directory);
        var name = run.Argv[0];
        var isPath = name.Contains('/', StringComparison.Ordinal);
        var executable = isPath ? Path.GetFullPath(name, folder) : tools.Locate(name);
        if (executable is null || !Toolchain.IsExecutable(executable))
        {
            throw new CannotVerifyException(
                "verifier.error", "The command's executable is not on this host, or not in the subject.",
                ReasonData.Of(("executable", name)));
        }

        return new(room, executable, [.. run.Argv.Skip(1)], folder, run.Network == "allow", Limit(run.Timeout));
    }

    private TimeSpan Limit(string? written)
    {
        if (written is null)
            return options.DefaultTimeout;
        var timeout = Durations.Read(written)
            ?? throw new CannotVerifyException("The criterion's timeout is no duration.");
        return timeout < options.MaxTimeout ? timeout : options.MaxTimeout;
    }

    /// <summary>The folder that the command works in: a real one, without a link on the way.</summary>
    private static string FindFolder(CleanRoom room, string? written)
    {
        var folder = room.Tree;
        foreach (var name in (written ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            folder = Path.Combine(folder, name);
            if (name == ".." || new DirectoryInfo(folder) is not { Exists: true, LinkTarget: null })
                throw new CannotVerifyException("The criterion's directory is no folder of the subject.");
        }

        return folder;
    }

    private static CriterionRun TimedOut(TimeSpan limit) => Finding.Error([ReasonData.Because(
        "command.timeout", $"The command did not end within {limit.TotalSeconds:0} seconds; it was stopped.",
        ("timeoutMs", (long)limit.TotalMilliseconds))]);
}
