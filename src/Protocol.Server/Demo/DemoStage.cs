using System.Diagnostics;
using Protocol.Server.Hosting;

namespace Protocol.Server.Demo;

/// <summary>
/// A fresh git repository with the bundled code, made ready by <c>signalbox init --yes</c> like any other.
/// </summary>
internal sealed class DemoStage(string root)
{
    private readonly OwnCommand _self = OwnCommand.Find();

    /// <summary>The main worktree.</summary>
    public string Main { get; } = Path.Combine(root, "split-bill");

    /// <summary>The command of this program.</summary>
    public OwnCommand Self => _self;

    /// <summary>Makes the repository, commits it, and initialises it.</summary>
    public async Task SetUpAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Main);
        DemoFiles.WriteTo(Main);
        await GitAsync(Main, cancellationToken, "init", "--quiet", "--initial-branch", "main");
        await CommitAsync(Main, "Split a bill evenly", cancellationToken);
        await SignalboxAsync(cancellationToken, "init", "--yes");
        await CommitAsync(Main, "Hold changes to their gates", cancellationToken);
    }

    /// <summary>Makes a worktree on a branch of its own, from a commit.</summary>
    public async Task<string> AddWorktreeAsync(string name, string from, CancellationToken cancellationToken)
    {
        var path = Path.Combine(root, name);
        await GitAsync(Main, cancellationToken, "worktree", "add", "--quiet", "-b", name, path, from);
        return path;
    }

    /// <summary>Commits all that changed in a worktree.</summary>
    /// <returns>The commit.</returns>
    public static async Task<string> CommitAsync(string worktree, string message, CancellationToken cancellationToken)
    {
        await GitAsync(worktree, cancellationToken, "add", "--all");
        await GitAsync(
            worktree, cancellationToken, "-c", "user.name=demo", "-c", "user.email=demo@example.invalid",
            "-c", "commit.gpgsign=false", "commit", "--quiet", "--no-verify", "--message", message);
        return (await GitAsync(worktree, cancellationToken, "rev-parse", "HEAD")).Trim();
    }

    /// <summary>Moves a worktree to a commit.</summary>
    public static Task CheckOutAsync(string worktree, string commit, CancellationToken cancellationToken) =>
        GitAsync(worktree, cancellationToken, "reset", "--quiet", "--hard", commit);

    /// <summary>Runs this program in the repository.</summary>
    /// <returns>What it printed.</returns>
    public Task<string> SignalboxAsync(CancellationToken cancellationToken, params string[] arguments) =>
        RunAsync(_self.File, [.. _self.Arguments, .. arguments], Main, cancellationToken);

    private static Task<string> GitAsync(string directory, CancellationToken stop, params string[] arguments) =>
        RunAsync("git", arguments, directory, stop);

    private static async Task<string> RunAsync(
        string file, IEnumerable<string> arguments, string directory, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)
            ?? throw new DemoException($"'{file}' could not be started.");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? await output
            : throw new DemoException(
                $"{Path.GetFileName(file)} {string.Join(' ', start.ArgumentList)}: {await errors}{await output}");
    }
}
