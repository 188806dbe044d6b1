using Protocol.Operations;

namespace Protocol;

/// <summary>A hub in front of another: it passes every operation on, and a derived one changes some.</summary>
public abstract class HubDecorator(IHub inner) : IHub
{
    /// <summary>The hub behind this one.</summary>
    protected IHub Inner { get; } = inner;

    /// <inheritdoc />
    public virtual Task<Answer<Describe.Result>> DescribeAsync(
        Describe.Request request, CancellationToken cancellationToken) =>
        Inner.DescribeAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<GetStatus.Result>> StatusAsync(
        GetStatus.Request request, CancellationToken cancellationToken) =>
        Inner.StatusAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<CreateWork.Result>> CreateWorkAsync(
        CreateWork.Request request, CancellationToken cancellationToken) =>
        Inner.CreateWorkAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<GetWork.Result>> GetWorkAsync(
        GetWork.Request request, CancellationToken cancellationToken) =>
        Inner.GetWorkAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<ListWork.Result>> ListWorkAsync(
        ListWork.Request request, CancellationToken cancellationToken) =>
        Inner.ListWorkAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<ChangeWork.Result>> CancelWorkAsync(
        ChangeWork.Request request, CancellationToken cancellationToken) =>
        Inner.CancelWorkAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<ChangeWork.Result>> PauseWorkAsync(
        ChangeWork.Request request, CancellationToken cancellationToken) =>
        Inner.PauseWorkAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<ChangeWork.Result>> ResumeWorkAsync(
        ChangeWork.Request request, CancellationToken cancellationToken) =>
        Inner.ResumeWorkAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<AcquireClaim.Result>> AcquireClaimAsync(
        AcquireClaim.Request request, CancellationToken cancellationToken) =>
        Inner.AcquireClaimAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<RenewClaim.Result>> RenewClaimAsync(
        RenewClaim.Request request, CancellationToken cancellationToken) =>
        Inner.RenewClaimAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<ReportProgress.Result>> ReportProgressAsync(
        ReportProgress.Request request, CancellationToken cancellationToken) =>
        Inner.ReportProgressAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<ReleaseClaim.Result>> ReleaseClaimAsync(
        ReleaseClaim.Request request, CancellationToken cancellationToken) =>
        Inner.ReleaseClaimAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<RevokeClaim.Result>> RevokeClaimAsync(
        RevokeClaim.Request request, CancellationToken cancellationToken) =>
        Inner.RevokeClaimAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<Verdict>> CheckGateAsync(
        CheckGate.Request request, CancellationToken cancellationToken) =>
        Inner.CheckGateAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<AdvanceStep.Result>> AdvanceStepAsync(
        AdvanceStep.Request request, CancellationToken cancellationToken) =>
        Inner.AdvanceStepAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<SubmitEvidence.Result>> SubmitEvidenceAsync(
        SubmitEvidence.Request request, CancellationToken cancellationToken) =>
        Inner.SubmitEvidenceAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<RequestVerification.Result>> RequestVerificationAsync(
        RequestVerification.Request request, CancellationToken cancellationToken) =>
        Inner.RequestVerificationAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<AcquireVerification.Result>> AcquireVerificationAsync(
        AcquireVerification.Request request, CancellationToken cancellationToken) =>
        Inner.AcquireVerificationAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<ReportVerification.Result>> ReportVerificationAsync(
        ReportVerification.Request request, CancellationToken cancellationToken) =>
        Inner.ReportVerificationAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<TakeExit.Result>> TakeExitAsync(
        TakeExit.Request request, CancellationToken cancellationToken) =>
        Inner.TakeExitAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<GiveApproval.Result>> GiveApprovalAsync(
        GiveApproval.Request request, CancellationToken cancellationToken) =>
        Inner.GiveApprovalAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<GrantWaiver.Result>> GrantWaiverAsync(
        GrantWaiver.Request request, CancellationToken cancellationToken) =>
        Inner.GrantWaiverAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<OpenDispute.Result>> OpenDisputeAsync(
        OpenDispute.Request request, CancellationToken cancellationToken) =>
        Inner.OpenDisputeAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<ResolveDispute.Result>> ResolveDisputeAsync(
        ResolveDispute.Request request, CancellationToken cancellationToken) =>
        Inner.ResolveDisputeAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<ListAttention.Result>> ListAttentionAsync(
        ListAttention.Request request, CancellationToken cancellationToken) =>
        Inner.ListAttentionAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<OfferHandoff.Result>> OfferHandoffAsync(
        OfferHandoff.Request request, CancellationToken cancellationToken) =>
        Inner.OfferHandoffAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<GetHandoff.Result>> GetHandoffAsync(
        GetHandoff.Request request, CancellationToken cancellationToken) =>
        Inner.GetHandoffAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<AcceptHandoff.Result>> AcceptHandoffAsync(
        AcceptHandoff.Request request, CancellationToken cancellationToken) =>
        Inner.AcceptHandoffAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<DeclineHandoff.Result>> DeclineHandoffAsync(
        DeclineHandoff.Request request, CancellationToken cancellationToken) =>
        Inner.DeclineHandoffAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<WithdrawHandoff.Result>> WithdrawHandoffAsync(
        WithdrawHandoff.Request request, CancellationToken cancellationToken) =>
        Inner.WithdrawHandoffAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<LoadWorkflow.Result>> LoadWorkflowAsync(
        LoadWorkflow.Request request, CancellationToken cancellationToken) =>
        Inner.LoadWorkflowAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<CheckWorkflow.Result>> CheckWorkflowAsync(
        CheckWorkflow.Request request, CancellationToken cancellationToken) =>
        Inner.CheckWorkflowAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<GetWorkflow.Result>> GetWorkflowAsync(
        GetWorkflow.Request request, CancellationToken cancellationToken) =>
        Inner.GetWorkflowAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<ListWorkflows.Result>> ListWorkflowsAsync(
        ListWorkflows.Request request, CancellationToken cancellationToken) =>
        Inner.ListWorkflowsAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<LoadPolicy.Result>> LoadPolicyAsync(
        LoadPolicy.Request request, CancellationToken cancellationToken) =>
        Inner.LoadPolicyAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<EnrollPrincipal.Result>> EnrollPrincipalAsync(
        EnrollPrincipal.Request request, CancellationToken cancellationToken) =>
        Inner.EnrollPrincipalAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<Answer<ReadEvents.Result>> ReadEventsAsync(
        ReadEvents.Request request, CancellationToken cancellationToken) =>
        Inner.ReadEventsAsync(request, cancellationToken);
}
