using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Protocol.Operations;
using Protocol.Server.Stores;
using Protocol.WorkItems;

namespace Protocol.Server.Hosting;

/// <summary>
/// A hub that starts the verifier of this machine for what was just requested, where the policy allows it. The verifier
/// is a process and a principal of its own, with its own key; it outlives the call, and decides nothing here.
/// </summary>
internal sealed class VerifierStarter(IHub inner, IStore store, WorkspacePlace at) : HubDecorator(inner)
{
    /// <inheritdoc />
    public override async Task<Answer<RequestVerification.Result>> RequestVerificationAsync(
        RequestVerification.Request request, CancellationToken cancellationToken)
    {
        var answer = await base.RequestVerificationAsync(request, cancellationToken);
        if (answer is Answer<RequestVerification.Result>.Ok { Result: { Outcome: "requested" } requested }
            && await store.ReadAsync(view => view.FindPolicy(), cancellationToken) is { LocalVerifier: true })
        {
            Start(requested.Work);
        }

        return answer;
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "It is disposed of when the child has ended.")]
    private void Start(WorkId work)
    {
        var self = OwnCommand.Find();
        var child = new Process
        {
            StartInfo = new ProcessStartInfo(
                self.File, [.. self.Arguments, "verify", "--once", "--work", work.Value, "--repo", at.Root])
            {
                WorkingDirectory = at.Root,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
            EnableRaisingEvents = true,
        };
        child.Exited += (_, _) => child.Dispose();
        child.Start();
        child.StandardInput.Close();
        child.BeginOutputReadLine();
        child.BeginErrorReadLine();
    }
}
