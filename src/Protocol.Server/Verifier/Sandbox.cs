using System.Diagnostics;
using Protocol.Server.Git;

namespace Protocol.Server.Verifier;

/// <summary>
/// How a run is kept apart. With bubblewrap it has its own processes, no network unless declared, a read-only system,
/// and neither the user's home, the repository nor other temporary files; without it there is a process group alone.
/// </summary>
internal sealed class Sandbox
{
    private static readonly string[] Base =
    [
        "--die-with-parent", "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try",
        "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp",
    ];

    private readonly string? program;
    private readonly string? newSession;

    private Sandbox(string? program, string? newSession)
    {
        this.program = program;
        this.newSession = newSession;
    }

    /// <summary>As it is recorded with the evidence: <c>bubblewrap</c> or <c>none</c>.</summary>
    public string Name => program is null ? "none" : "bubblewrap";

    /// <summary>Finds what this host offers; bubblewrap counts only where a trial run works.</summary>
    public static Sandbox Find(VerifierOptions options)
    {
        string[] system = ["/usr/bin/setsid", "/bin/setsid"];
        var newSession = system.FirstOrDefault(Toolchain.IsExecutable);
        var found = options.SandboxFolders.Select(folder => Path.Combine(folder, "bwrap"))
            .FirstOrDefault(Toolchain.IsExecutable);
        return new(found is not null && Works(found) ? found : null, newSession);
    }

    /// <summary>The arguments that start a command in a room, as one list that begins with a program.</summary>
    public IReadOnlyList<string> Wrap(CommandStart start, VerifierOptions options, Toolchain tools)
    {
        IEnumerable<string> line = [start.Executable, .. start.Arguments];
        if (program is not null)
            line = [program, .. Base, .. Hide(start, options, tools), .. Network(start), "--", .. line];
        return newSession is null ? [.. line] : [newSession, .. line];
    }

    private static IEnumerable<string> Network(CommandStart start) => start.Network ? [] : ["--unshare-net"];

    private static IEnumerable<string> Hide(CommandStart start, VerifierOptions options, Toolchain tools)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] hidden =
        [
            .. options.Hidden.Append(home).Append(options.Source).Append(options.Folder)
                .Where(folder => folder.Length > 1 && Directory.Exists(folder)).Distinct(),
        ];
        foreach (var folder in hidden)
        {
            yield return "--tmpfs";
            yield return folder;
        }

        var needed = tools.Folders.Where(folder => hidden.Append("/tmp").Any(outer => IsBelow(folder, outer)));
        foreach (var folder in needed)
        {
            yield return "--ro-bind";
            yield return folder;
            yield return folder;
        }

        yield return "--bind";
        yield return start.Room.Root;
        yield return start.Room.Root;
        yield return "--chdir";
        yield return start.Folder;
    }

    private static bool IsBelow(string folder, string outer) =>
        folder == outer || folder.StartsWith(outer.TrimEnd('/') + "/", StringComparison.Ordinal);

    private static bool Works(string program)
    {
        var trial = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in Base.Concat(["--unshare-net", "--", "/bin/sh", "-c", "exit 7"]))
            trial.ArgumentList.Add(argument);
        using var process = Process.Start(trial);
        if (process is null)
            return false;
        var ended = process.WaitForExit(5000);
        GitRunner.Stop(process);
        return ended && process.ExitCode == 7;
    }
}
