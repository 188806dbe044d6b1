using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Protocol.Server.Git;

/// <summary>
/// Runs git with an argument list and an environment of its own. No hook, file system monitor, prompt or replaced
/// object takes part. <see cref="Isolated"/> also knows nothing of the user's configuration; <see cref="AsUser"/>
/// sees a work tree as its user does (ignored files, line endings, owned folders).
/// </summary>
internal sealed class GitRunner
{
    private static readonly string[] Always =
    [
        "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false",
        "-c", "gc.auto=0", "-c", "protocol.version=2", "-c", "protocol.allow=never", "-c", "protocol.file.allow=always",
    ];

    private static readonly string[] OfTheUser = ["HOME", "XDG_CONFIG_HOME", "PATH"];
    private static readonly string[] OfTheSystem = ["SystemRoot", "TEMP", "TMPDIR"];

    private readonly bool asUser;

    private GitRunner(bool asUser) => this.asUser = asUser;

    /// <summary>For a verifier: nothing that the user or the worker configured counts.</summary>
    public static GitRunner Isolated { get; } = new(false);

    /// <summary>For a front end that looks at its own user's work tree.</summary>
    public static GitRunner AsUser { get; } = new(true);

    /// <summary>Runs a command to its end.</summary>
    /// <exception cref="GitException">Git is missing, took too long, or printed too much.</exception>
    public async Task<GitRun> RunAsync(GitCommand command, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(command.Timeout);
        using var process = Start(command);
        try
        {
            process.StandardInput.Close();
            var error = ReadAsync(process.StandardError.BaseStream, 64 * 1024, true, limit.Token);
            var output = ReadAsync(process.StandardOutput.BaseStream, command.MaxOutput, false, limit.Token);
            var printed = await output;
            var complaint = Encoding.UTF8.GetString((await error).Span);
            await process.WaitForExitAsync(limit.Token);
            return new(process.ExitCode, printed, complaint);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new GitException($"git {command.Verb} took longer than {command.Timeout.TotalSeconds:0} s.");
        }
        finally
        {
            Stop(process);
        }
    }

    /// <summary>Starts a command whose input and output the caller handles.</summary>
    /// <exception cref="GitException">Git is missing.</exception>
    public Process Start(GitCommand command)
    {
        var start = new ProcessStartInfo("git")
        {
            WorkingDirectory = command.Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in Always.Concat(command.Arguments))
            start.ArgumentList.Add(argument);
        Surround(start.Environment, command);
        try
        {
            return Process.Start(start) ?? throw new GitException("git did not start.");
        }
        catch (Win32Exception e)
        {
            throw new GitException(
                Directory.Exists(command.Folder)
                    ? $"git cannot be started: {e.Message}" : "The folder does not exist.");
        }
    }

    /// <summary>Ends a process that still runs, and all that it started.</summary>
    public static void Stop(Process process)
    {
        try
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself in between.
        }
    }

    private void Surround(IDictionary<string, string?> environment, GitCommand command)
    {
        var kept = OfTheSystem.Concat(asUser ? OfTheUser : ["PATH"])
            .Select(name => (name, value: Environment.GetEnvironmentVariable(name)))
            .Where(pair => pair.value is not null)
            .ToArray();
        environment.Clear();
        foreach (var (name, value) in kept)
            environment[name] = value;

        environment["LC_ALL"] = "C";
        environment["GIT_TERMINAL_PROMPT"] = "0";
        environment["GIT_NO_REPLACE_OBJECTS"] = "1";
        environment["GIT_NO_LAZY_FETCH"] = "1";
        environment["GIT_OPTIONAL_LOCKS"] = "0";
        if (asUser)
            return;

        environment["GIT_CONFIG_GLOBAL"] = command.Configuration ?? "/dev/null";
        environment["GIT_CONFIG_SYSTEM"] = "/dev/null";
        environment["GIT_ATTR_NOSYSTEM"] = "1";
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(
        Stream stream, int limit, bool cut, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[32 * 1024];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            var room = (int)Math.Min(count, limit - kept.Length);
            await kept.WriteAsync(buffer.AsMemory(0, room), cancellationToken);
            if (room < count && !cut)
                throw new GitException($"git printed more than {limit} bytes.");
        }

        return kept.GetBuffer().AsMemory(0, (int)kept.Length);
    }
}
