using System.Diagnostics;

namespace Protocol.Clients;

/// <summary>A hub that runs as a child and is spoken to over its standard streams.</summary>
internal sealed class HubProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Process _process;

    private HubProcess(Process process) => _process = process;

    /// <summary>What the child writes.</summary>
    public Stream Answers => _process.StandardOutput.BaseStream;

    /// <summary>What the child reads.</summary>
    public Stream Requests => _process.StandardInput.BaseStream;

    /// <summary>Its id.</summary>
    public int Id => _process.Id;

    /// <summary>Starts it.</summary>
    public static HubProcess Start(ProcessStartInfo command)
    {
        command.RedirectStandardInput = true;
        command.RedirectStandardOutput = true;
        command.UseShellExecute = false;

        return new(Process.Start(command) ?? throw new IOException($"'{command.FileName}' did not start."));
    }

    /// <summary>Ends it at once.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    /// <summary>Waits until it has left, and ends it where it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
