using System.ComponentModel;
using System.Diagnostics;
using Protocol.Server.Git;

namespace Protocol.Server.Verifier;

/// <summary>
/// Runs one command line: no input, an environment of its own, bounded output, bounded time, no survivors.
/// </summary>
internal static class CommandProcess
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Runs to the end or to the timeout. It has a thread of its own: the kernel ends a sandboxed process with the
    /// thread that started it, and threads of the pool come and go.
    /// </summary>
    /// <returns>The exit code, or none where its time was up.</returns>
    /// <exception cref="CannotVerifyException">The program cannot be started.</exception>
    public static Task<int?> RunAsync(
        IReadOnlyList<string> line,
        CommandStart start,
        IReadOnlyDictionary<string, string> environment,
        CapturedOutput output,
        CancellationToken cancellationToken) =>
        Task.Factory.StartNew(
            () => Run(line, start, environment, output, cancellationToken),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static int? Run(
        IReadOnlyList<string> line,
        CommandStart start,
        IReadOnlyDictionary<string, string> environment,
        CapturedOutput output,
        CancellationToken cancellationToken)
    {
        using var process = Start(line, start.Folder, environment);
        process.StandardInput.Close();
        Thread[] readers =
        [
            Read(process.StandardOutput.BaseStream, output), Read(process.StandardError.BaseStream, output),
        ];

        var exitCode = Wait(process, start.Timeout, cancellationToken) ? process.ExitCode : (int?)null;
        if (exitCode is null)
        {
            RunProcesses.Ask(process.Id);
            process.WaitForExit(Grace);
        }

        GitRunner.Stop(process);
        RunProcesses.End(process.Id, start.Room);

        // A process that got away may hold the pipes open: what it prints from here on is not of this run.
        foreach (var reader in readers)
            reader.Join(Grace);
        output.Seal();
        cancellationToken.ThrowIfCancellationRequested();
        return exitCode;
    }

    private static Process Start(
        IReadOnlyList<string> line, string folder, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(line[0])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in line.Skip(1))
            start.ArgumentList.Add(argument);
        start.Environment.Clear();
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        try
        {
            return Process.Start(start) ?? throw new CannotVerifyException($"{line[0]} did not start.");
        }
        catch (Win32Exception e)
        {
            throw new CannotVerifyException($"{line[0]} cannot be started: {e.Message}");
        }
    }

    private static bool Wait(Process process, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < timeout && !cancellationToken.IsCancellationRequested)
        {
            if (process.WaitForExit(TimeSpan.FromMilliseconds(50)))
                return true;
        }

        return false;
    }

    private static Thread Read(Stream stream, CapturedOutput output)
    {
        var reader = new Thread(() => CopyTo(stream, output)) { IsBackground = true };
        reader.Start();
        return reader;
    }

    private static void CopyTo(Stream stream, CapturedOutput output)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            int count;
            while ((count = stream.Read(buffer)) > 0)
                output.Add(buffer.AsSpan(0, count));
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            return;
        }
    }
}
