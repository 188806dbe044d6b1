using System.Diagnostics;
using Protocol.Operations;

namespace Protocol.Clients;

/// <summary>A hub at the other end of a pair of streams, asked in JSON-RPC (spec/bindings/json-rpc.md).</summary>
public sealed class JsonRpcHub : IHub, IAsyncDisposable
{
    private readonly JsonRpcConnection _connection;
    private readonly HubProcess? _process;

    /// <summary>Asks over streams: answers come from the first, requests go to the second.</summary>
    public JsonRpcHub(Stream answers, Stream requests) => _connection = new(answers, requests);

    private JsonRpcHub(HubProcess process)
        : this(process.Answers, process.Requests) => _process = process;

    /// <summary>Starts a hub as a child and asks it over its standard streams; its standard error is the
    /// caller's.</summary>
    /// <param name="command">What to start, with its arguments and environment (<c>signalbox rpc</c>).</param>
    public static JsonRpcHub Start(ProcessStartInfo command) => new(HubProcess.Start(command));

    /// <summary>The id of the child process; none over streams.</summary>
    public int? ProcessId => _process?.Id;

    /// <summary>Ends the child at once, as a crash would.</summary>
    public void Kill() => _process?.Kill();

    /// <summary>Ends the input of the hub, and waits until the child has left.</summary>
    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync().ConfigureAwait(false);
        if (_process is not null)
            await _process.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc />
    public Task<Answer<Describe.Result>> DescribeAsync(Describe.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<Describe.Request, Describe.Result>("describe", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<GetStatus.Result>> StatusAsync(GetStatus.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<GetStatus.Request, GetStatus.Result>("status", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<CreateWork.Result>> CreateWorkAsync(
        CreateWork.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<CreateWork.Request, CreateWork.Result>("work/create", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<GetWork.Result>> GetWorkAsync(GetWork.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<GetWork.Request, GetWork.Result>("work/get", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<ListWork.Result>> ListWorkAsync(ListWork.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<ListWork.Request, ListWork.Result>("work/list", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<ChangeWork.Result>> CancelWorkAsync(
        ChangeWork.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<ChangeWork.Request, ChangeWork.Result>("work/cancel", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<ChangeWork.Result>> PauseWorkAsync(
        ChangeWork.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<ChangeWork.Request, ChangeWork.Result>("work/pause", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<ChangeWork.Result>> ResumeWorkAsync(
        ChangeWork.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<ChangeWork.Request, ChangeWork.Result>("work/resume", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<AcquireClaim.Result>> AcquireClaimAsync(
        AcquireClaim.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<AcquireClaim.Request, AcquireClaim.Result>("claim/acquire", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<RenewClaim.Result>> RenewClaimAsync(
        RenewClaim.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<RenewClaim.Request, RenewClaim.Result>("claim/renew", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<ReportProgress.Result>> ReportProgressAsync(
        ReportProgress.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<ReportProgress.Request, ReportProgress.Result>(
            "claim/progress", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<ReleaseClaim.Result>> ReleaseClaimAsync(
        ReleaseClaim.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<ReleaseClaim.Request, ReleaseClaim.Result>("claim/release", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<RevokeClaim.Result>> RevokeClaimAsync(
        RevokeClaim.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<RevokeClaim.Request, RevokeClaim.Result>("claim/revoke", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<Verdict>> CheckGateAsync(CheckGate.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<CheckGate.Request, Verdict>("gate/check", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<AdvanceStep.Result>> AdvanceStepAsync(
        AdvanceStep.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<AdvanceStep.Request, AdvanceStep.Result>("step/advance", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<SubmitEvidence.Result>> SubmitEvidenceAsync(
        SubmitEvidence.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<SubmitEvidence.Request, SubmitEvidence.Result>(
            "evidence/submit", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<RequestVerification.Result>> RequestVerificationAsync(
        RequestVerification.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<RequestVerification.Request, RequestVerification.Result>(
            "verification/request", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<AcquireVerification.Result>> AcquireVerificationAsync(
        AcquireVerification.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<AcquireVerification.Request, AcquireVerification.Result>(
            "verification/acquire", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<ReportVerification.Result>> ReportVerificationAsync(
        ReportVerification.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<ReportVerification.Request, ReportVerification.Result>(
            "verification/report", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<TakeExit.Result>> TakeExitAsync(
        TakeExit.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<TakeExit.Request, TakeExit.Result>("exit/take", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<GiveApproval.Result>> GiveApprovalAsync(
        GiveApproval.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<GiveApproval.Request, GiveApproval.Result>("approval/give", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<GrantWaiver.Result>> GrantWaiverAsync(
        GrantWaiver.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<GrantWaiver.Request, GrantWaiver.Result>("waiver/grant", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<OpenDispute.Result>> OpenDisputeAsync(
        OpenDispute.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<OpenDispute.Request, OpenDispute.Result>("dispute/open", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<ResolveDispute.Result>> ResolveDisputeAsync(
        ResolveDispute.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<ResolveDispute.Request, ResolveDispute.Result>(
            "dispute/resolve", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<ListAttention.Result>> ListAttentionAsync(
        ListAttention.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<ListAttention.Request, ListAttention.Result>("attention/list", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<OfferHandoff.Result>> OfferHandoffAsync(
        OfferHandoff.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<OfferHandoff.Request, OfferHandoff.Result>("handoff/offer", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<GetHandoff.Result>> GetHandoffAsync(
        GetHandoff.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<GetHandoff.Request, GetHandoff.Result>("handoff/get", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<AcceptHandoff.Result>> AcceptHandoffAsync(
        AcceptHandoff.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<AcceptHandoff.Request, AcceptHandoff.Result>("handoff/accept", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<DeclineHandoff.Result>> DeclineHandoffAsync(
        DeclineHandoff.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<DeclineHandoff.Request, DeclineHandoff.Result>(
            "handoff/decline", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<WithdrawHandoff.Result>> WithdrawHandoffAsync(
        WithdrawHandoff.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<WithdrawHandoff.Request, WithdrawHandoff.Result>(
            "handoff/withdraw", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<LoadWorkflow.Result>> LoadWorkflowAsync(
        LoadWorkflow.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<LoadWorkflow.Request, LoadWorkflow.Result>("workflow/load", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<CheckWorkflow.Result>> CheckWorkflowAsync(
        CheckWorkflow.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<CheckWorkflow.Request, CheckWorkflow.Result>("workflow/check", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<GetWorkflow.Result>> GetWorkflowAsync(
        GetWorkflow.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<GetWorkflow.Request, GetWorkflow.Result>("workflow/get", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<ListWorkflows.Result>> ListWorkflowsAsync(
        ListWorkflows.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<ListWorkflows.Request, ListWorkflows.Result>("workflow/list", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<LoadPolicy.Result>> LoadPolicyAsync(
        LoadPolicy.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<LoadPolicy.Request, LoadPolicy.Result>("policy/load", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<EnrollPrincipal.Result>> EnrollPrincipalAsync(
        EnrollPrincipal.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<EnrollPrincipal.Request, EnrollPrincipal.Result>(
            "principal/enroll", request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<ReadEvents.Result>> ReadEventsAsync(
        ReadEvents.Request request, CancellationToken cancellationToken) =>
        _connection.AskAsync<ReadEvents.Request, ReadEvents.Result>("events/read", request, cancellationToken);
}
