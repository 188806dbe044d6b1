using System.Text.Json;
using Protocol.Operations;

namespace Protocol.Bindings.JsonRpc;

/// <summary>Takes each method to its operation.</summary>
internal sealed class HubRpcTarget(IHub hub) : IHubRpc
{
    public Task<JsonElement> DescribeAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("describe", arguments, cancellationToken);

    public Task<JsonElement> StatusAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("status", arguments, cancellationToken);

    public Task<JsonElement> CreateWorkAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("work/create", arguments, cancellationToken);

    public Task<JsonElement> GetWorkAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("work/get", arguments, cancellationToken);

    public Task<JsonElement> ListWorkAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("work/list", arguments, cancellationToken);

    public Task<JsonElement> CancelWorkAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("work/cancel", arguments, cancellationToken);

    public Task<JsonElement> PauseWorkAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("work/pause", arguments, cancellationToken);

    public Task<JsonElement> ResumeWorkAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("work/resume", arguments, cancellationToken);

    public Task<JsonElement> AcquireClaimAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("claim/acquire", arguments, cancellationToken);

    public Task<JsonElement> RenewClaimAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("claim/renew", arguments, cancellationToken);

    public Task<JsonElement> ReportProgressAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("claim/progress", arguments, cancellationToken);

    public Task<JsonElement> ReleaseClaimAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("claim/release", arguments, cancellationToken);

    public Task<JsonElement> RevokeClaimAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("claim/revoke", arguments, cancellationToken);

    public Task<JsonElement> CheckGateAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("gate/check", arguments, cancellationToken);

    public Task<JsonElement> AdvanceStepAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("step/advance", arguments, cancellationToken);

    public Task<JsonElement> SubmitEvidenceAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("evidence/submit", arguments, cancellationToken);

    public Task<JsonElement> RequestVerificationAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("verification/request", arguments, cancellationToken);

    public Task<JsonElement> AcquireVerificationAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("verification/acquire", arguments, cancellationToken);

    public Task<JsonElement> ReportVerificationAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("verification/report", arguments, cancellationToken);

    public Task<JsonElement> TakeExitAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("exit/take", arguments, cancellationToken);

    public Task<JsonElement> GiveApprovalAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("approval/give", arguments, cancellationToken);

    public Task<JsonElement> GrantWaiverAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("waiver/grant", arguments, cancellationToken);

    public Task<JsonElement> OpenDisputeAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("dispute/open", arguments, cancellationToken);

    public Task<JsonElement> ResolveDisputeAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("dispute/resolve", arguments, cancellationToken);

    public Task<JsonElement> ListAttentionAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("attention/list", arguments, cancellationToken);

    public Task<JsonElement> OfferHandoffAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("handoff/offer", arguments, cancellationToken);

    public Task<JsonElement> GetHandoffAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("handoff/get", arguments, cancellationToken);

    public Task<JsonElement> AcceptHandoffAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("handoff/accept", arguments, cancellationToken);

    public Task<JsonElement> DeclineHandoffAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("handoff/decline", arguments, cancellationToken);

    public Task<JsonElement> WithdrawHandoffAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("handoff/withdraw", arguments, cancellationToken);

    public Task<JsonElement> LoadWorkflowAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("workflow/load", arguments, cancellationToken);

    public Task<JsonElement> CheckWorkflowAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("workflow/check", arguments, cancellationToken);

    public Task<JsonElement> GetWorkflowAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("workflow/get", arguments, cancellationToken);

    public Task<JsonElement> ListWorkflowsAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("workflow/list", arguments, cancellationToken);

    public Task<JsonElement> LoadPolicyAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("policy/load", arguments, cancellationToken);

    public Task<JsonElement> EnrollPrincipalAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("principal/enroll", arguments, cancellationToken);

    public Task<JsonElement> ReadEventsAsync(JsonElement arguments, CancellationToken cancellationToken) =>
        InvokeAsync("events/read", arguments, cancellationToken);

    private async Task<JsonElement> InvokeAsync(
        string name, JsonElement arguments, CancellationToken cancellationToken)
    {
        var operation = OperationTable.Find(name)
            ?? throw new InvalidOperationException($"The table lacks {name}.");

        return await operation.InvokeAsync(hub, arguments, cancellationToken).ConfigureAwait(false) switch
        {
            Answer<JsonElement>.Ok ok => ok.Result,
            Answer<JsonElement>.Refused refused => throw HubRpc.ExceptionOf(refused.Refusal),
            var other => throw new InvalidOperationException($"An answer is ok or refused, not {other}."),
        };
    }
}
