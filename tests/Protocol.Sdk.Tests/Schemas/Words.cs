using System.Text.Json.Serialization.Metadata;
using Protocol.Gates;
using Protocol.Operations;
using Protocol.Policies;
using Protocol.WorkItems;
using Protocol.Workflows;

namespace Protocol.Sdk.Tests.Schemas;

/// <summary>Which type of the code a schema describes.</summary>
internal static class Words
{
    private static readonly Dictionary<string, (Type Request, Type Result)> Operations = new(StringComparer.Ordinal)
    {
        ["describe"] = (typeof(Describe.Request), typeof(Describe.Result)),
        ["status"] = (typeof(GetStatus.Request), typeof(GetStatus.Result)),
        ["work-create"] = (typeof(CreateWork.Request), typeof(CreateWork.Result)),
        ["work-get"] = (typeof(GetWork.Request), typeof(GetWork.Result)),
        ["work-list"] = (typeof(ListWork.Request), typeof(ListWork.Result)),
        ["work-cancel"] = (typeof(ChangeWork.Request), typeof(ChangeWork.Result)),
        ["work-pause"] = (typeof(ChangeWork.Request), typeof(ChangeWork.Result)),
        ["work-resume"] = (typeof(ChangeWork.Request), typeof(ChangeWork.Result)),
        ["claim-acquire"] = (typeof(AcquireClaim.Request), typeof(AcquireClaim.Result)),
        ["claim-renew"] = (typeof(RenewClaim.Request), typeof(RenewClaim.Result)),
        ["claim-progress"] = (typeof(ReportProgress.Request), typeof(ReportProgress.Result)),
        ["claim-release"] = (typeof(ReleaseClaim.Request), typeof(ReleaseClaim.Result)),
        ["claim-revoke"] = (typeof(RevokeClaim.Request), typeof(RevokeClaim.Result)),
        ["gate-check"] = (typeof(CheckGate.Request), typeof(Verdict)),
        ["step-advance"] = (typeof(AdvanceStep.Request), typeof(AdvanceStep.Result)),
        ["evidence-submit"] = (typeof(SubmitEvidence.Request), typeof(SubmitEvidence.Result)),
        ["verification-request"] = (typeof(RequestVerification.Request), typeof(RequestVerification.Result)),
        ["verification-acquire"] = (typeof(AcquireVerification.Request), typeof(AcquireVerification.Result)),
        ["verification-report"] = (typeof(ReportVerification.Request), typeof(ReportVerification.Result)),
        ["approval-give"] = (typeof(GiveApproval.Request), typeof(GiveApproval.Result)),
        ["exit-take"] = (typeof(TakeExit.Request), typeof(TakeExit.Result)),
        ["waiver-grant"] = (typeof(GrantWaiver.Request), typeof(GrantWaiver.Result)),
        ["dispute-open"] = (typeof(OpenDispute.Request), typeof(OpenDispute.Result)),
        ["dispute-resolve"] = (typeof(ResolveDispute.Request), typeof(ResolveDispute.Result)),
        ["attention-list"] = (typeof(ListAttention.Request), typeof(ListAttention.Result)),
        ["handoff-offer"] = (typeof(OfferHandoff.Request), typeof(OfferHandoff.Result)),
        ["handoff-get"] = (typeof(GetHandoff.Request), typeof(GetHandoff.Result)),
        ["handoff-accept"] = (typeof(AcceptHandoff.Request), typeof(AcceptHandoff.Result)),
        ["handoff-decline"] = (typeof(DeclineHandoff.Request), typeof(DeclineHandoff.Result)),
        ["handoff-withdraw"] = (typeof(WithdrawHandoff.Request), typeof(WithdrawHandoff.Result)),
        ["workflow-load"] = (typeof(LoadWorkflow.Request), typeof(LoadWorkflow.Result)),
        ["workflow-check"] = (typeof(CheckWorkflow.Request), typeof(CheckWorkflow.Result)),
        ["workflow-get"] = (typeof(GetWorkflow.Request), typeof(GetWorkflow.Result)),
        ["workflow-list"] = (typeof(ListWorkflows.Request), typeof(ListWorkflows.Result)),
        ["policy-load"] = (typeof(LoadPolicy.Request), typeof(LoadPolicy.Result)),
        ["principal-enroll"] = (typeof(EnrollPrincipal.Request), typeof(EnrollPrincipal.Result)),
        ["events-read"] = (typeof(ReadEvents.Request), typeof(ReadEvents.Result)),
    };

    private static readonly Dictionary<string, Type> Types = new(StringComparer.Ordinal)
    {
        ["documents/workflow.json"] = typeof(Workflow),
        ["documents/policy.json"] = typeof(Policy),
        ["documents/evaluation-inputs.json"] = typeof(EvaluationInputs),
        ["documents/verdict-body.json"] = typeof(VerdictBody),
        ["events/entry.json"] = typeof(JournalEntry),
        ["types/refusal.json"] = typeof(Refusal),
        ["types/limits.json"] = typeof(Limits),
    };

    /// <summary>The events about a work item, by their types.</summary>
    public static IReadOnlyDictionary<string, Type> Events { get; } =
        ProtocolJson.Of<WorkItemEvent>().PolymorphismOptions!.DerivedTypes
            .ToDictionary(derived => (string)derived.TypeDiscriminator!, derived => derived.DerivedType);

    /// <summary>The paths of all schemas that describe a type of the code.</summary>
    public static IReadOnlyDictionary<string, Type> ByPath { get; } =
        Operations.Select(pair => (Path: $"operations/{pair.Key}.request.json", Type: pair.Value.Request))
            .Concat(Operations.Select(pair => (Path: $"operations/{pair.Key}.result.json", Type: pair.Value.Result)))
            .Concat(Events.Select(pair => (Path: $"events/{pair.Key}.json", Type: pair.Value)))
            .Concat(Types.Select(pair => (Path: pair.Key, Type: pair.Value)))
            .ToDictionary(pair => pair.Path, pair => pair.Type);

    public static JsonTypeInfo Of(Type type) => ProtocolJson.Wire.GetTypeInfo(type);

    /// <summary>How values of a schema are read and written, where it describes a type.</summary>
    public static JsonTypeInfo? WireOf(string path) => ByPath.TryGetValue(path, out var type) ? Of(type) : null;
}
