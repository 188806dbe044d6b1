using System.Collections.Concurrent;
using System.Diagnostics;

namespace Protocol.Server.Tests.Stores;

/// <summary>A real process that uses a store (tests/Protocol.StoreProcess), and what it said.</summary>
internal sealed class StoreProcess : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Protocol.StoreProcess.dll");

    private readonly Process _process;
    private readonly TaskCompletionSource<string> _firstLine = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<long> _acknowledged = new();
    private readonly Task _reading;

    private StoreProcess(Process process)
    {
        _process = process;
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>The first line of its output.</summary>
    public Task<string> FirstLine => _firstLine.Task;

    /// <summary>The positions of the appends that were acknowledged to it.</summary>
    public IReadOnlyCollection<long> Acknowledged => _acknowledged;

    public int Id => _process.Id;

    public static StoreProcess Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && IsDotnet(path) ? path : "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var argument in (string[])["exec", Program, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        return new StoreProcess(Process.Start(start)!);
    }

    /// <summary>Lets it begin.</summary>
    public async Task GoAsync()
    {
        await _process.StandardInput.WriteLineAsync("go");
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Lets it end by itself.</summary>
    public async Task<int> EndAsync(CancellationToken cancellationToken)
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(cancellationToken);
        await _reading;
        return _process.ExitCode;
    }

    /// <summary>Ends it with SIGKILL.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
        await _reading;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static bool IsDotnet(string path) => Path.GetFileNameWithoutExtension(path) == "dotnet";

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!_firstLine.TrySetResult(line) && line.StartsWith("ack ", StringComparison.Ordinal))
            {
                _acknowledged.Enqueue(long.Parse(line.AsSpan("ack ".Length), null));
            }
        }

        _ = _firstLine.TrySetException(new EndOfStreamException("The process ended before it said anything."));
    }
}
