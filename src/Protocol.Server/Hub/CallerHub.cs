using Protocol.Operations;
using Protocol.Principals;
using Protocol.Server.Hub.Operations;

namespace Protocol.Server.Hub;

/// <summary>The hub as one caller sees it: each method names the room where its operation is carried out.</summary>
internal sealed class CallerHub(HubParts parts, Caller caller) : IHub
{
    private readonly JournalOperations _journal = new(parts, caller);
    private readonly StatusOperations _status = new(parts, caller);
    private readonly WorkOperations _work = new(parts, caller);
    private readonly AcquireOperation _acquire = new(parts, caller);
    private readonly ClaimOperations _claim = new(parts, caller);
    private readonly GateOperations _gate = new(parts, caller);
    private readonly EvidenceOperations _evidence = new(parts, caller);
    private readonly ExemptionOperations _exemption = new(parts, caller);
    private readonly VerificationOperations _verification = new(parts, caller);
    private readonly HandoffOperations _handoff = new(parts, caller);
    private readonly WorkflowOperations _workflow = new(parts, caller);
    private readonly PolicyOperations _policy = new(parts, caller);

    /// <inheritdoc />
    public Task<Answer<Describe.Result>> DescribeAsync(Describe.Request request, CancellationToken cancellationToken) =>
        _journal.DescribeAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<GetStatus.Result>> StatusAsync(GetStatus.Request request, CancellationToken cancellationToken) =>
        _status.StatusAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<CreateWork.Result>> CreateWorkAsync(
        CreateWork.Request request, CancellationToken cancellationToken) =>
        _work.CreateWorkAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<GetWork.Result>> GetWorkAsync(GetWork.Request request, CancellationToken cancellationToken) =>
        _work.GetWorkAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<ListWork.Result>> ListWorkAsync(ListWork.Request request, CancellationToken cancellationToken) =>
        _work.ListWorkAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<ChangeWork.Result>> CancelWorkAsync(
        ChangeWork.Request request, CancellationToken cancellationToken) =>
        _work.CancelWorkAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<ChangeWork.Result>> PauseWorkAsync(
        ChangeWork.Request request, CancellationToken cancellationToken) =>
        _work.PauseWorkAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<ChangeWork.Result>> ResumeWorkAsync(
        ChangeWork.Request request, CancellationToken cancellationToken) =>
        _work.ResumeWorkAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<AcquireClaim.Result>> AcquireClaimAsync(
        AcquireClaim.Request request, CancellationToken cancellationToken) =>
        _acquire.AcquireClaimAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<RenewClaim.Result>> RenewClaimAsync(
        RenewClaim.Request request, CancellationToken cancellationToken) =>
        _claim.RenewClaimAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<ReportProgress.Result>> ReportProgressAsync(
        ReportProgress.Request request, CancellationToken cancellationToken) =>
        _claim.ReportProgressAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<ReleaseClaim.Result>> ReleaseClaimAsync(
        ReleaseClaim.Request request, CancellationToken cancellationToken) =>
        _claim.ReleaseClaimAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<RevokeClaim.Result>> RevokeClaimAsync(
        RevokeClaim.Request request, CancellationToken cancellationToken) =>
        _claim.RevokeClaimAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<Verdict>> CheckGateAsync(CheckGate.Request request, CancellationToken cancellationToken) =>
        _gate.CheckGateAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<AdvanceStep.Result>> AdvanceStepAsync(
        AdvanceStep.Request request, CancellationToken cancellationToken) =>
        _gate.AdvanceStepAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<SubmitEvidence.Result>> SubmitEvidenceAsync(
        SubmitEvidence.Request request, CancellationToken cancellationToken) =>
        _evidence.SubmitEvidenceAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<RequestVerification.Result>> RequestVerificationAsync(
        RequestVerification.Request request, CancellationToken cancellationToken) =>
        _verification.RequestVerificationAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<AcquireVerification.Result>> AcquireVerificationAsync(
        AcquireVerification.Request request, CancellationToken cancellationToken) =>
        _verification.AcquireVerificationAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<ReportVerification.Result>> ReportVerificationAsync(
        ReportVerification.Request request, CancellationToken cancellationToken) =>
        _verification.ReportVerificationAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<TakeExit.Result>> TakeExitAsync(TakeExit.Request request, CancellationToken cancellationToken) =>
        _gate.TakeExitAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<GiveApproval.Result>> GiveApprovalAsync(
        GiveApproval.Request request, CancellationToken cancellationToken) =>
        _evidence.GiveApprovalAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<GrantWaiver.Result>> GrantWaiverAsync(
        GrantWaiver.Request request, CancellationToken cancellationToken) =>
        _exemption.GrantWaiverAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<OpenDispute.Result>> OpenDisputeAsync(
        OpenDispute.Request request, CancellationToken cancellationToken) =>
        _exemption.OpenDisputeAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<ResolveDispute.Result>> ResolveDisputeAsync(
        ResolveDispute.Request request, CancellationToken cancellationToken) =>
        _exemption.ResolveDisputeAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<ListAttention.Result>> ListAttentionAsync(
        ListAttention.Request request, CancellationToken cancellationToken) =>
        _status.ListAttentionAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<OfferHandoff.Result>> OfferHandoffAsync(
        OfferHandoff.Request request, CancellationToken cancellationToken) =>
        _handoff.OfferHandoffAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<GetHandoff.Result>> GetHandoffAsync(
        GetHandoff.Request request, CancellationToken cancellationToken) =>
        _handoff.GetHandoffAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<AcceptHandoff.Result>> AcceptHandoffAsync(
        AcceptHandoff.Request request, CancellationToken cancellationToken) =>
        _handoff.AcceptHandoffAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<DeclineHandoff.Result>> DeclineHandoffAsync(
        DeclineHandoff.Request request, CancellationToken cancellationToken) =>
        _handoff.DeclineHandoffAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<WithdrawHandoff.Result>> WithdrawHandoffAsync(
        WithdrawHandoff.Request request, CancellationToken cancellationToken) =>
        _handoff.WithdrawHandoffAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<LoadWorkflow.Result>> LoadWorkflowAsync(
        LoadWorkflow.Request request, CancellationToken cancellationToken) =>
        _workflow.LoadWorkflowAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<CheckWorkflow.Result>> CheckWorkflowAsync(
        CheckWorkflow.Request request, CancellationToken cancellationToken) =>
        _workflow.CheckWorkflowAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<GetWorkflow.Result>> GetWorkflowAsync(
        GetWorkflow.Request request, CancellationToken cancellationToken) =>
        _workflow.GetWorkflowAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<ListWorkflows.Result>> ListWorkflowsAsync(
        ListWorkflows.Request request, CancellationToken cancellationToken) =>
        _workflow.ListWorkflowsAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<LoadPolicy.Result>> LoadPolicyAsync(
        LoadPolicy.Request request, CancellationToken cancellationToken) =>
        _policy.LoadPolicyAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<EnrollPrincipal.Result>> EnrollPrincipalAsync(
        EnrollPrincipal.Request request, CancellationToken cancellationToken) =>
        _policy.EnrollPrincipalAsync(request, cancellationToken);

    /// <inheritdoc />
    public Task<Answer<ReadEvents.Result>> ReadEventsAsync(
        ReadEvents.Request request, CancellationToken cancellationToken) =>
        _journal.ReadEventsAsync(request, cancellationToken);
}
