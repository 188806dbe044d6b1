using System.Diagnostics;
using Protocol.Bindings.Mcp;
using Protocol.WorkItems;

namespace Protocol.Server.Hosting;

/// <summary>
/// Starts the verifier of this machine as a child, where the policy allows it. The verifier is a process and a
/// principal of its own, with its own key; it outlives the call, and decides nothing here.
/// </summary>
internal sealed class VerifierLauncher(WorkspacePlace at, bool isAllowed) : IVerifierLauncher
{
    /// <inheritdoc />
    public Task? Launch(WorkId work) => isAllowed ? RunAsync(work) : null;

    private async Task RunAsync(WorkId work)
    {
        var self = OwnCommand.Find();
        var start = new ProcessStartInfo(
            self.File, [.. self.Arguments, "verify", "--once", "--work", work.Value, "--repo", at.Root])
        {
            WorkingDirectory = at.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var child = new Process { StartInfo = start };
        child.Start();
        child.StandardInput.Close();
        child.BeginOutputReadLine();
        child.BeginErrorReadLine();
        await child.WaitForExitAsync();
    }
}
