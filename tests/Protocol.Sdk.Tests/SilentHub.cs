using System.Runtime.CompilerServices;
using Protocol.Operations;

namespace Protocol.Sdk.Tests;

/// <summary>A hub that offers nothing.</summary>
internal class SilentHub : IHub
{
    /// <summary>The last method that was asked of it.</summary>
    public string? LastAsked { get; private set; }

    public virtual Task<Answer<Describe.Result>> DescribeAsync(
        Describe.Request request, CancellationToken cancellationToken) =>
        Refuse<Describe.Result>();

    public virtual Task<Answer<GetStatus.Result>> StatusAsync(
        GetStatus.Request request, CancellationToken cancellationToken) =>
        Refuse<GetStatus.Result>();

    public virtual Task<Answer<CreateWork.Result>> CreateWorkAsync(
        CreateWork.Request request, CancellationToken cancellationToken) =>
        Refuse<CreateWork.Result>();

    public virtual Task<Answer<GetWork.Result>> GetWorkAsync(
        GetWork.Request request, CancellationToken cancellationToken) =>
        Refuse<GetWork.Result>();

    public virtual Task<Answer<ListWork.Result>> ListWorkAsync(
        ListWork.Request request, CancellationToken cancellationToken) =>
        Refuse<ListWork.Result>();

    public virtual Task<Answer<ChangeWork.Result>> CancelWorkAsync(
        ChangeWork.Request request, CancellationToken cancellationToken) =>
        Refuse<ChangeWork.Result>();

    public virtual Task<Answer<ChangeWork.Result>> PauseWorkAsync(
        ChangeWork.Request request, CancellationToken cancellationToken) =>
        Refuse<ChangeWork.Result>();

    public virtual Task<Answer<ChangeWork.Result>> ResumeWorkAsync(
        ChangeWork.Request request, CancellationToken cancellationToken) =>
        Refuse<ChangeWork.Result>();

    public virtual Task<Answer<AcquireClaim.Result>> AcquireClaimAsync(
        AcquireClaim.Request request, CancellationToken cancellationToken) =>
        Refuse<AcquireClaim.Result>();

    public virtual Task<Answer<RenewClaim.Result>> RenewClaimAsync(
        RenewClaim.Request request, CancellationToken cancellationToken) =>
        Refuse<RenewClaim.Result>();

    public virtual Task<Answer<ReportProgress.Result>> ReportProgressAsync(
        ReportProgress.Request request, CancellationToken cancellationToken) =>
        Refuse<ReportProgress.Result>();

    public virtual Task<Answer<ReleaseClaim.Result>> ReleaseClaimAsync(
        ReleaseClaim.Request request, CancellationToken cancellationToken) =>
        Refuse<ReleaseClaim.Result>();

    public virtual Task<Answer<RevokeClaim.Result>> RevokeClaimAsync(
        RevokeClaim.Request request, CancellationToken cancellationToken) =>
        Refuse<RevokeClaim.Result>();

    public virtual Task<Answer<Verdict>> CheckGateAsync(
        CheckGate.Request request, CancellationToken cancellationToken) =>
        Refuse<Verdict>();

    public virtual Task<Answer<AdvanceStep.Result>> AdvanceStepAsync(
        AdvanceStep.Request request, CancellationToken cancellationToken) =>
        Refuse<AdvanceStep.Result>();

    public virtual Task<Answer<SubmitEvidence.Result>> SubmitEvidenceAsync(
        SubmitEvidence.Request request, CancellationToken cancellationToken) =>
        Refuse<SubmitEvidence.Result>();

    public virtual Task<Answer<RequestVerification.Result>> RequestVerificationAsync(
        RequestVerification.Request request, CancellationToken cancellationToken) =>
        Refuse<RequestVerification.Result>();

    public virtual Task<Answer<AcquireVerification.Result>> AcquireVerificationAsync(
        AcquireVerification.Request request, CancellationToken cancellationToken) =>
        Refuse<AcquireVerification.Result>();

    public virtual Task<Answer<ReportVerification.Result>> ReportVerificationAsync(
        ReportVerification.Request request, CancellationToken cancellationToken) =>
        Refuse<ReportVerification.Result>();

    public virtual Task<Answer<TakeExit.Result>> TakeExitAsync(
        TakeExit.Request request, CancellationToken cancellationToken) =>
        Refuse<TakeExit.Result>();

    public virtual Task<Answer<GiveApproval.Result>> GiveApprovalAsync(
        GiveApproval.Request request, CancellationToken cancellationToken) =>
        Refuse<GiveApproval.Result>();

    public virtual Task<Answer<GrantWaiver.Result>> GrantWaiverAsync(
        GrantWaiver.Request request, CancellationToken cancellationToken) =>
        Refuse<GrantWaiver.Result>();

    public virtual Task<Answer<OpenDispute.Result>> OpenDisputeAsync(
        OpenDispute.Request request, CancellationToken cancellationToken) =>
        Refuse<OpenDispute.Result>();

    public virtual Task<Answer<ResolveDispute.Result>> ResolveDisputeAsync(
        ResolveDispute.Request request, CancellationToken cancellationToken) =>
        Refuse<ResolveDispute.Result>();

    public virtual Task<Answer<ListAttention.Result>> ListAttentionAsync(
        ListAttention.Request request, CancellationToken cancellationToken) =>
        Refuse<ListAttention.Result>();

    public virtual Task<Answer<OfferHandoff.Result>> OfferHandoffAsync(
        OfferHandoff.Request request, CancellationToken cancellationToken) =>
        Refuse<OfferHandoff.Result>();

    public virtual Task<Answer<GetHandoff.Result>> GetHandoffAsync(
        GetHandoff.Request request, CancellationToken cancellationToken) =>
        Refuse<GetHandoff.Result>();

    public virtual Task<Answer<AcceptHandoff.Result>> AcceptHandoffAsync(
        AcceptHandoff.Request request, CancellationToken cancellationToken) =>
        Refuse<AcceptHandoff.Result>();

    public virtual Task<Answer<DeclineHandoff.Result>> DeclineHandoffAsync(
        DeclineHandoff.Request request, CancellationToken cancellationToken) =>
        Refuse<DeclineHandoff.Result>();

    public virtual Task<Answer<WithdrawHandoff.Result>> WithdrawHandoffAsync(
        WithdrawHandoff.Request request, CancellationToken cancellationToken) =>
        Refuse<WithdrawHandoff.Result>();

    public virtual Task<Answer<LoadWorkflow.Result>> LoadWorkflowAsync(
        LoadWorkflow.Request request, CancellationToken cancellationToken) =>
        Refuse<LoadWorkflow.Result>();

    public virtual Task<Answer<CheckWorkflow.Result>> CheckWorkflowAsync(
        CheckWorkflow.Request request, CancellationToken cancellationToken) =>
        Refuse<CheckWorkflow.Result>();

    public virtual Task<Answer<GetWorkflow.Result>> GetWorkflowAsync(
        GetWorkflow.Request request, CancellationToken cancellationToken) =>
        Refuse<GetWorkflow.Result>();

    public virtual Task<Answer<ListWorkflows.Result>> ListWorkflowsAsync(
        ListWorkflows.Request request, CancellationToken cancellationToken) =>
        Refuse<ListWorkflows.Result>();

    public virtual Task<Answer<LoadPolicy.Result>> LoadPolicyAsync(
        LoadPolicy.Request request, CancellationToken cancellationToken) =>
        Refuse<LoadPolicy.Result>();

    public virtual Task<Answer<EnrollPrincipal.Result>> EnrollPrincipalAsync(
        EnrollPrincipal.Request request, CancellationToken cancellationToken) =>
        Refuse<EnrollPrincipal.Result>();

    public virtual Task<Answer<ReadEvents.Result>> ReadEventsAsync(
        ReadEvents.Request request, CancellationToken cancellationToken) =>
        Refuse<ReadEvents.Result>();

    private Task<Answer<T>> Refuse<T>([CallerMemberName] string? asked = null)
    {
        LastAsked = asked;
        return Task.FromResult<Answer<T>>(Refusals.Of(ErrorCode.Unsupported, "This hub offers little."));
    }
}
