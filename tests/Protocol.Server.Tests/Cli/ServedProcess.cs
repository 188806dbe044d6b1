using System.Diagnostics;
using System.Text.Json;

namespace Protocol.Server.Tests.Cli;

/// <summary>A real <c>signalbox rpc</c> or <c>signalbox mcp</c>, spoken to line by line.</summary>
internal sealed class ServedProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private ServedProcess(Process process) => _process = process;

    public static ServedProcess Start(string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Protocol.Server"), arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("SIGNALBOX_SESSION");
        return new(Process.Start(start)!);
    }

    /// <summary>Asks, and reads the answer.</summary>
    public async Task<JsonElement> AskAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
        var reading = _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask();
        var answer = await reading.WaitAsync(Patience);
        return JsonElement.Parse(answer
            ?? throw new EndOfStreamException(await _process.StandardError.ReadToEndAsync()));
    }

    /// <summary>Ends the input, and waits for the process.</summary>
    public async Task<(int Code, string Error)> EndAsync()
    {
        _process.StandardInput.Close();
        var error = _process.StandardError.ReadToEndAsync();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        return (_process.ExitCode, await error);
    }

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();

        _process.Dispose();
    }
}
