using Protocol.Operations;

namespace Protocol;

/// <summary>
/// The standard as one interface: one method an operation, as one caller sees it. The server implements it, a client
/// over any wire implements it, and a binding exposes it.
/// </summary>
public interface IHub
{
    /// <summary><c>describe</c>.</summary>
    Task<Answer<Describe.Result>> DescribeAsync(Describe.Request request, CancellationToken cancellationToken);

    /// <summary><c>status</c>.</summary>
    Task<Answer<GetStatus.Result>> StatusAsync(GetStatus.Request request, CancellationToken cancellationToken);

    /// <summary><c>work/create</c>.</summary>
    Task<Answer<CreateWork.Result>> CreateWorkAsync(CreateWork.Request request, CancellationToken cancellationToken);

    /// <summary><c>work/get</c>.</summary>
    Task<Answer<GetWork.Result>> GetWorkAsync(GetWork.Request request, CancellationToken cancellationToken);

    /// <summary><c>work/list</c>.</summary>
    Task<Answer<ListWork.Result>> ListWorkAsync(ListWork.Request request, CancellationToken cancellationToken);

    /// <summary><c>work/cancel</c>.</summary>
    Task<Answer<ChangeWork.Result>> CancelWorkAsync(ChangeWork.Request request, CancellationToken cancellationToken);

    /// <summary><c>work/pause</c>.</summary>
    Task<Answer<ChangeWork.Result>> PauseWorkAsync(ChangeWork.Request request, CancellationToken cancellationToken);

    /// <summary><c>work/resume</c>.</summary>
    Task<Answer<ChangeWork.Result>> ResumeWorkAsync(ChangeWork.Request request, CancellationToken cancellationToken);

    /// <summary><c>claim/acquire</c>.</summary>
    Task<Answer<AcquireClaim.Result>> AcquireClaimAsync(
        AcquireClaim.Request request, CancellationToken cancellationToken);

    /// <summary><c>claim/renew</c>.</summary>
    Task<Answer<RenewClaim.Result>> RenewClaimAsync(RenewClaim.Request request, CancellationToken cancellationToken);

    /// <summary><c>claim/progress</c>.</summary>
    Task<Answer<ReportProgress.Result>> ReportProgressAsync(
        ReportProgress.Request request, CancellationToken cancellationToken);

    /// <summary><c>claim/release</c>.</summary>
    Task<Answer<ReleaseClaim.Result>> ReleaseClaimAsync(
        ReleaseClaim.Request request, CancellationToken cancellationToken);

    /// <summary><c>claim/revoke</c>.</summary>
    Task<Answer<RevokeClaim.Result>> RevokeClaimAsync(
        RevokeClaim.Request request, CancellationToken cancellationToken);

    /// <summary><c>gate/check</c>.</summary>
    Task<Answer<Verdict>> CheckGateAsync(CheckGate.Request request, CancellationToken cancellationToken);

    /// <summary><c>step/advance</c>.</summary>
    Task<Answer<AdvanceStep.Result>> AdvanceStepAsync(
        AdvanceStep.Request request, CancellationToken cancellationToken);

    /// <summary><c>evidence/submit</c>.</summary>
    Task<Answer<SubmitEvidence.Result>> SubmitEvidenceAsync(
        SubmitEvidence.Request request, CancellationToken cancellationToken);

    /// <summary><c>verification/request</c>.</summary>
    Task<Answer<RequestVerification.Result>> RequestVerificationAsync(
        RequestVerification.Request request, CancellationToken cancellationToken);

    /// <summary><c>verification/acquire</c>.</summary>
    Task<Answer<AcquireVerification.Result>> AcquireVerificationAsync(
        AcquireVerification.Request request, CancellationToken cancellationToken);

    /// <summary><c>verification/report</c>.</summary>
    Task<Answer<ReportVerification.Result>> ReportVerificationAsync(
        ReportVerification.Request request, CancellationToken cancellationToken);

    /// <summary><c>exit/take</c>.</summary>
    Task<Answer<TakeExit.Result>> TakeExitAsync(TakeExit.Request request, CancellationToken cancellationToken);

    /// <summary><c>approval/give</c>.</summary>
    Task<Answer<GiveApproval.Result>> GiveApprovalAsync(
        GiveApproval.Request request, CancellationToken cancellationToken);

    /// <summary><c>waiver/grant</c>.</summary>
    Task<Answer<GrantWaiver.Result>> GrantWaiverAsync(GrantWaiver.Request request, CancellationToken cancellationToken);

    /// <summary><c>dispute/open</c>.</summary>
    Task<Answer<OpenDispute.Result>> OpenDisputeAsync(OpenDispute.Request request, CancellationToken cancellationToken);

    /// <summary><c>dispute/resolve</c>.</summary>
    Task<Answer<ResolveDispute.Result>> ResolveDisputeAsync(
        ResolveDispute.Request request, CancellationToken cancellationToken);

    /// <summary><c>attention/list</c>.</summary>
    Task<Answer<ListAttention.Result>> ListAttentionAsync(
        ListAttention.Request request, CancellationToken cancellationToken);

    /// <summary><c>handoff/offer</c>.</summary>
    Task<Answer<OfferHandoff.Result>> OfferHandoffAsync(
        OfferHandoff.Request request, CancellationToken cancellationToken);

    /// <summary><c>handoff/get</c>.</summary>
    Task<Answer<GetHandoff.Result>> GetHandoffAsync(GetHandoff.Request request, CancellationToken cancellationToken);

    /// <summary><c>handoff/accept</c>.</summary>
    Task<Answer<AcceptHandoff.Result>> AcceptHandoffAsync(
        AcceptHandoff.Request request, CancellationToken cancellationToken);

    /// <summary><c>handoff/decline</c>.</summary>
    Task<Answer<DeclineHandoff.Result>> DeclineHandoffAsync(
        DeclineHandoff.Request request, CancellationToken cancellationToken);

    /// <summary><c>handoff/withdraw</c>.</summary>
    Task<Answer<WithdrawHandoff.Result>> WithdrawHandoffAsync(
        WithdrawHandoff.Request request, CancellationToken cancellationToken);

    /// <summary><c>workflow/load</c>.</summary>
    Task<Answer<LoadWorkflow.Result>> LoadWorkflowAsync(
        LoadWorkflow.Request request, CancellationToken cancellationToken);

    /// <summary><c>workflow/check</c>.</summary>
    Task<Answer<CheckWorkflow.Result>> CheckWorkflowAsync(
        CheckWorkflow.Request request, CancellationToken cancellationToken);

    /// <summary><c>workflow/get</c>.</summary>
    Task<Answer<GetWorkflow.Result>> GetWorkflowAsync(
        GetWorkflow.Request request, CancellationToken cancellationToken);

    /// <summary><c>workflow/list</c>.</summary>
    Task<Answer<ListWorkflows.Result>> ListWorkflowsAsync(
        ListWorkflows.Request request, CancellationToken cancellationToken);

    /// <summary><c>policy/load</c>.</summary>
    Task<Answer<LoadPolicy.Result>> LoadPolicyAsync(LoadPolicy.Request request, CancellationToken cancellationToken);

    /// <summary><c>principal/enroll</c>.</summary>
    Task<Answer<EnrollPrincipal.Result>> EnrollPrincipalAsync(
        EnrollPrincipal.Request request, CancellationToken cancellationToken);

    /// <summary><c>events/read</c>.</summary>
    Task<Answer<ReadEvents.Result>> ReadEventsAsync(ReadEvents.Request request, CancellationToken cancellationToken);
}
