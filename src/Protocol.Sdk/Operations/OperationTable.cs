using System.Collections.Frozen;
using Protocol.Json;

namespace Protocol.Operations;

/// <summary>All operations of the standard that <see cref="IHub"/> has, in the order of the specification.</summary>
public static class OperationTable
{
    /// <summary>One entry a method of <see cref="IHub"/>.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        .. Reads(), .. WorkVerbs(), .. ClaimVerbs(), .. GateVerbs(), .. HandoffVerbs(), .. OperatorVerbs(),
    ];

    private static readonly FrozenDictionary<string, Operation> ByName =
        All.ToFrozenDictionary(operation => operation.Name, StringComparer.Ordinal);

    /// <summary>The operation of that abstract name, or null.</summary>
    public static Operation? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>Refuses a name that no operation has, and says which was probably meant.</summary>
    public static Refusal RefuseUnknown(string name)
    {
        var meant = NearestName.Of(name, All.Select(operation => operation.Name));
        var missing = $"There is no operation '{Shown.Of(name)}' here";

        return Refusals.Of(
            ErrorCode.Unsupported,
            meant is null ? missing + "." : $"{missing}; did you mean '{meant}'?",
            meant is null ? null : new() { ["didYouMean"] = meant },
            null,
            new NextAction("describe", "It lists the operations of this hub.", Call: new("describe")));
    }

    private static Operation[] Reads() =>
    [
        new HubOperation<Describe.Request, Describe.Result>(
            "describe", Scope.WorkRead, (hub, request, ct) => hub.DescribeAsync(request, ct)) { Tool = "show" },
        new HubOperation<GetStatus.Request, GetStatus.Result>(
            "status", Scope.WorkRead, (hub, request, ct) => hub.StatusAsync(request, ct)) { Tool = "status" },
        new HubOperation<GetWork.Request, GetWork.Result>(
            "work/get", Scope.WorkRead, (hub, request, ct) => hub.GetWorkAsync(request, ct)) { Tool = "show" },
        new HubOperation<ListWork.Request, ListWork.Result>(
            "work/list", Scope.WorkRead, (hub, request, ct) => hub.ListWorkAsync(request, ct)) { Tool = "show" },
        new HubOperation<ListAttention.Request, ListAttention.Result>(
            "attention/list", Scope.WorkRead, (hub, request, ct) => hub.ListAttentionAsync(request, ct)),
        new HubOperation<GetHandoff.Request, GetHandoff.Result>(
            "handoff/get", Scope.WorkRead, (hub, request, ct) => hub.GetHandoffAsync(request, ct)) { Tool = "show" },
        new HubOperation<GetWorkflow.Request, GetWorkflow.Result>(
            "workflow/get", Scope.WorkRead, (hub, request, ct) => hub.GetWorkflowAsync(request, ct)) { Tool = "show" },
        new HubOperation<ListWorkflows.Request, ListWorkflows.Result>(
            "workflow/list", Scope.WorkRead, (hub, request, ct) => hub.ListWorkflowsAsync(request, ct))
        { Tool = "show" },
        new HubOperation<CheckWorkflow.Request, CheckWorkflow.Result>(
            "workflow/check", Scope.WorkRead, (hub, request, ct) => hub.CheckWorkflowAsync(request, ct)),
        new HubOperation<ReadEvents.Request, ReadEvents.Result>(
            "events/read", Scope.JournalRead, (hub, request, ct) => hub.ReadEventsAsync(request, ct)) { Tool = "show" },
    ];

    private static Operation[] WorkVerbs() =>
    [
        new HubOperation<CreateWork.Request, CreateWork.Result>(
            "work/create", Scope.WorkCreate, (hub, request, ct) => hub.CreateWorkAsync(request, ct))
        { Tool = "create_work", Mutating = true },
        new HubOperation<ChangeWork.Request, ChangeWork.Result>(
            "work/cancel", Scope.ClaimsRevoke, (hub, request, ct) => hub.CancelWorkAsync(request, ct))
        { Mutating = true },
        new HubOperation<ChangeWork.Request, ChangeWork.Result>(
            "work/pause", Scope.ClaimsRevoke, (hub, request, ct) => hub.PauseWorkAsync(request, ct))
        { Mutating = true },
        new HubOperation<ChangeWork.Request, ChangeWork.Result>(
            "work/resume", Scope.ClaimsRevoke, (hub, request, ct) => hub.ResumeWorkAsync(request, ct))
        { Mutating = true },
    ];

    private static Operation[] ClaimVerbs() =>
    [
        new HubOperation<AcquireClaim.Request, AcquireClaim.Result>(
            "claim/acquire", Scope.WorkClaim, (hub, request, ct) => hub.AcquireClaimAsync(request, ct))
        { Tool = "claim", Mutating = true },
        new HubOperation<RenewClaim.Request, RenewClaim.Result>(
            "claim/renew", Scope.WorkClaim, (hub, request, ct) => hub.RenewClaimAsync(request, ct))
        { Mutating = true, HolderVerb = true },
        new HubOperation<ReportProgress.Request, ReportProgress.Result>(
            "claim/progress", Scope.WorkClaim, (hub, request, ct) => hub.ReportProgressAsync(request, ct))
        { Tool = "progress", Mutating = true, HolderVerb = true },
        new HubOperation<ReleaseClaim.Request, ReleaseClaim.Result>(
            "claim/release", Scope.WorkClaim, (hub, request, ct) => hub.ReleaseClaimAsync(request, ct))
        { Tool = "release", Mutating = true, HolderVerb = true },
        new HubOperation<RevokeClaim.Request, RevokeClaim.Result>(
            "claim/revoke", Scope.ClaimsRevoke, (hub, request, ct) => hub.RevokeClaimAsync(request, ct))
        { Mutating = true },
    ];

    private static Operation[] GateVerbs() =>
    [
        new HubOperation<CheckGate.Request, Verdict>(
            "gate/check", Scope.WorkRead, (hub, request, ct) => hub.CheckGateAsync(request, ct))
        { Tool = "check_gate" },
        new HubOperation<AdvanceStep.Request, AdvanceStep.Result>(
            "step/advance", Scope.WorkClaim, (hub, request, ct) => hub.AdvanceStepAsync(request, ct))
        { Tool = "advance", Mutating = true, HolderVerb = true },
        new HubOperation<SubmitEvidence.Request, SubmitEvidence.Result>(
            "evidence/submit", Scope.WorkClaim, (hub, request, ct) => hub.SubmitEvidenceAsync(request, ct))
        { Mutating = true },
        new HubOperation<RequestVerification.Request, RequestVerification.Result>(
            "verification/request", Scope.WorkClaim, (hub, request, ct) => hub.RequestVerificationAsync(request, ct))
        { Tool = "verify", Mutating = true, HolderVerb = true },
        new HubOperation<AcquireVerification.Request, AcquireVerification.Result>(
            "verification/acquire", Scope.GateReport, (hub, request, ct) => hub.AcquireVerificationAsync(request, ct))
        { Mutating = true },
        new HubOperation<ReportVerification.Request, ReportVerification.Result>(
            "verification/report", Scope.GateReport, (hub, request, ct) => hub.ReportVerificationAsync(request, ct))
        { Mutating = true },
        new HubOperation<TakeExit.Request, TakeExit.Result>(
            "exit/take", Scope.GateApprove, (hub, request, ct) => hub.TakeExitAsync(request, ct))
        { Mutating = true },
        new HubOperation<GiveApproval.Request, GiveApproval.Result>(
            "approval/give", Scope.GateApprove, (hub, request, ct) => hub.GiveApprovalAsync(request, ct))
        { Mutating = true },
        new HubOperation<GrantWaiver.Request, GrantWaiver.Result>(
            "waiver/grant", Scope.GateApprove, (hub, request, ct) => hub.GrantWaiverAsync(request, ct))
        { Mutating = true },
        new HubOperation<OpenDispute.Request, OpenDispute.Result>(
            "dispute/open", Scope.WorkClaim, (hub, request, ct) => hub.OpenDisputeAsync(request, ct))
        { Tool = "dispute", Mutating = true, HolderVerb = true },
        new HubOperation<ResolveDispute.Request, ResolveDispute.Result>(
            "dispute/resolve", Scope.GateApprove, (hub, request, ct) => hub.ResolveDisputeAsync(request, ct))
        { Mutating = true },
    ];

    private static Operation[] HandoffVerbs() =>
    [
        new HubOperation<OfferHandoff.Request, OfferHandoff.Result>(
            "handoff/offer", Scope.HandoffWrite, (hub, request, ct) => hub.OfferHandoffAsync(request, ct))
        { Tool = "handoff", Mutating = true, HolderVerb = true },
        new HubOperation<AcceptHandoff.Request, AcceptHandoff.Result>(
            "handoff/accept", Scope.HandoffWrite, (hub, request, ct) => hub.AcceptHandoffAsync(request, ct))
        { Tool = "accept_handoff", Mutating = true },
        new HubOperation<DeclineHandoff.Request, DeclineHandoff.Result>(
            "handoff/decline", Scope.HandoffWrite, (hub, request, ct) => hub.DeclineHandoffAsync(request, ct))
        { Mutating = true },
        new HubOperation<WithdrawHandoff.Request, WithdrawHandoff.Result>(
            "handoff/withdraw", Scope.HandoffWrite, (hub, request, ct) => hub.WithdrawHandoffAsync(request, ct))
        { Mutating = true, HolderVerb = true },
    ];

    private static Operation[] OperatorVerbs() =>
    [
        new HubOperation<LoadWorkflow.Request, LoadWorkflow.Result>(
            "workflow/load", Scope.GateDefine, (hub, request, ct) => hub.LoadWorkflowAsync(request, ct))
        { Mutating = true },
        new HubOperation<LoadPolicy.Request, LoadPolicy.Result>(
            "policy/load", Scope.GateDefine, (hub, request, ct) => hub.LoadPolicyAsync(request, ct))
        { Mutating = true },
        new HubOperation<EnrollPrincipal.Request, EnrollPrincipal.Result>(
            "principal/enroll", Scope.KeysManage, (hub, request, ct) => hub.EnrollPrincipalAsync(request, ct))
        { Mutating = true },
    ];
}
