using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Protocol.Operations;
using Protocol.Policies;
using Protocol.Text;
using Protocol.WorkItems;
using Protocol.Workflows;

namespace Protocol;

/// <summary>The one way in which this code reads and writes JSON, on the wire and in the stores: schemas/.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DictionaryKeyPolicy = JsonKnownNamingPolicy.Unspecified,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true,
    RespectNullableAnnotations = true,
    MaxDepth = 64,
    Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(Describe.Request), TypeInfoPropertyName = "DescribeRequest")]
[JsonSerializable(typeof(Describe.Result), TypeInfoPropertyName = "DescribeResult")]
[JsonSerializable(typeof(GetStatus.Request), TypeInfoPropertyName = "GetStatusRequest")]
[JsonSerializable(typeof(GetStatus.Result), TypeInfoPropertyName = "GetStatusResult")]
[JsonSerializable(typeof(CreateWork.Request), TypeInfoPropertyName = "CreateWorkRequest")]
[JsonSerializable(typeof(CreateWork.Result), TypeInfoPropertyName = "CreateWorkResult")]
[JsonSerializable(typeof(GetWork.Request), TypeInfoPropertyName = "GetWorkRequest")]
[JsonSerializable(typeof(GetWork.Result), TypeInfoPropertyName = "GetWorkResult")]
[JsonSerializable(typeof(ListWork.Request), TypeInfoPropertyName = "ListWorkRequest")]
[JsonSerializable(typeof(ListWork.Result), TypeInfoPropertyName = "ListWorkResult")]
[JsonSerializable(typeof(ChangeWork.Request), TypeInfoPropertyName = "ChangeWorkRequest")]
[JsonSerializable(typeof(ChangeWork.Result), TypeInfoPropertyName = "ChangeWorkResult")]
[JsonSerializable(typeof(AcquireClaim.Request), TypeInfoPropertyName = "AcquireClaimRequest")]
[JsonSerializable(typeof(AcquireClaim.Result), TypeInfoPropertyName = "AcquireClaimResult")]
[JsonSerializable(typeof(RenewClaim.Request), TypeInfoPropertyName = "RenewClaimRequest")]
[JsonSerializable(typeof(RenewClaim.Result), TypeInfoPropertyName = "RenewClaimResult")]
[JsonSerializable(typeof(ReportProgress.Request), TypeInfoPropertyName = "ReportProgressRequest")]
[JsonSerializable(typeof(ReportProgress.Result), TypeInfoPropertyName = "ReportProgressResult")]
[JsonSerializable(typeof(ReleaseClaim.Request), TypeInfoPropertyName = "ReleaseClaimRequest")]
[JsonSerializable(typeof(ReleaseClaim.Result), TypeInfoPropertyName = "ReleaseClaimResult")]
[JsonSerializable(typeof(RevokeClaim.Request), TypeInfoPropertyName = "RevokeClaimRequest")]
[JsonSerializable(typeof(RevokeClaim.Result), TypeInfoPropertyName = "RevokeClaimResult")]
[JsonSerializable(typeof(CheckGate.Request), TypeInfoPropertyName = "CheckGateRequest")]
[JsonSerializable(typeof(Verdict))]
[JsonSerializable(typeof(AdvanceStep.Request), TypeInfoPropertyName = "AdvanceStepRequest")]
[JsonSerializable(typeof(AdvanceStep.Result), TypeInfoPropertyName = "AdvanceStepResult")]
[JsonSerializable(typeof(SubmitEvidence.Request), TypeInfoPropertyName = "SubmitEvidenceRequest")]
[JsonSerializable(typeof(SubmitEvidence.Result), TypeInfoPropertyName = "SubmitEvidenceResult")]
[JsonSerializable(typeof(RequestVerification.Request), TypeInfoPropertyName = "RequestVerificationRequest")]
[JsonSerializable(typeof(RequestVerification.Result), TypeInfoPropertyName = "RequestVerificationResult")]
[JsonSerializable(typeof(AcquireVerification.Request), TypeInfoPropertyName = "AcquireVerificationRequest")]
[JsonSerializable(typeof(AcquireVerification.Result), TypeInfoPropertyName = "AcquireVerificationResult")]
[JsonSerializable(typeof(ReportVerification.Request), TypeInfoPropertyName = "ReportVerificationRequest")]
[JsonSerializable(typeof(ReportVerification.Result), TypeInfoPropertyName = "ReportVerificationResult")]
[JsonSerializable(typeof(TakeExit.Request), TypeInfoPropertyName = "TakeExitRequest")]
[JsonSerializable(typeof(TakeExit.Result), TypeInfoPropertyName = "TakeExitResult")]
[JsonSerializable(typeof(GiveApproval.Request), TypeInfoPropertyName = "GiveApprovalRequest")]
[JsonSerializable(typeof(GiveApproval.Result), TypeInfoPropertyName = "GiveApprovalResult")]
[JsonSerializable(typeof(GrantWaiver.Request), TypeInfoPropertyName = "GrantWaiverRequest")]
[JsonSerializable(typeof(GrantWaiver.Result), TypeInfoPropertyName = "GrantWaiverResult")]
[JsonSerializable(typeof(OpenDispute.Request), TypeInfoPropertyName = "OpenDisputeRequest")]
[JsonSerializable(typeof(OpenDispute.Result), TypeInfoPropertyName = "OpenDisputeResult")]
[JsonSerializable(typeof(ResolveDispute.Request), TypeInfoPropertyName = "ResolveDisputeRequest")]
[JsonSerializable(typeof(ResolveDispute.Result), TypeInfoPropertyName = "ResolveDisputeResult")]
[JsonSerializable(typeof(ListAttention.Request), TypeInfoPropertyName = "ListAttentionRequest")]
[JsonSerializable(typeof(ListAttention.Result), TypeInfoPropertyName = "ListAttentionResult")]
[JsonSerializable(typeof(OfferHandoff.Request), TypeInfoPropertyName = "OfferHandoffRequest")]
[JsonSerializable(typeof(OfferHandoff.Result), TypeInfoPropertyName = "OfferHandoffResult")]
[JsonSerializable(typeof(GetHandoff.Request), TypeInfoPropertyName = "GetHandoffRequest")]
[JsonSerializable(typeof(GetHandoff.Result), TypeInfoPropertyName = "GetHandoffResult")]
[JsonSerializable(typeof(AcceptHandoff.Request), TypeInfoPropertyName = "AcceptHandoffRequest")]
[JsonSerializable(typeof(AcceptHandoff.Result), TypeInfoPropertyName = "AcceptHandoffResult")]
[JsonSerializable(typeof(DeclineHandoff.Request), TypeInfoPropertyName = "DeclineHandoffRequest")]
[JsonSerializable(typeof(DeclineHandoff.Result), TypeInfoPropertyName = "DeclineHandoffResult")]
[JsonSerializable(typeof(WithdrawHandoff.Request), TypeInfoPropertyName = "WithdrawHandoffRequest")]
[JsonSerializable(typeof(WithdrawHandoff.Result), TypeInfoPropertyName = "WithdrawHandoffResult")]
[JsonSerializable(typeof(LoadWorkflow.Request), TypeInfoPropertyName = "LoadWorkflowRequest")]
[JsonSerializable(typeof(LoadWorkflow.Result), TypeInfoPropertyName = "LoadWorkflowResult")]
[JsonSerializable(typeof(CheckWorkflow.Request), TypeInfoPropertyName = "CheckWorkflowRequest")]
[JsonSerializable(typeof(CheckWorkflow.Result), TypeInfoPropertyName = "CheckWorkflowResult")]
[JsonSerializable(typeof(GetWorkflow.Request), TypeInfoPropertyName = "GetWorkflowRequest")]
[JsonSerializable(typeof(GetWorkflow.Result), TypeInfoPropertyName = "GetWorkflowResult")]
[JsonSerializable(typeof(ListWorkflows.Request), TypeInfoPropertyName = "ListWorkflowsRequest")]
[JsonSerializable(typeof(ListWorkflows.Result), TypeInfoPropertyName = "ListWorkflowsResult")]
[JsonSerializable(typeof(LoadPolicy.Request), TypeInfoPropertyName = "LoadPolicyRequest")]
[JsonSerializable(typeof(LoadPolicy.Result), TypeInfoPropertyName = "LoadPolicyResult")]
[JsonSerializable(typeof(EnrollPrincipal.Request), TypeInfoPropertyName = "EnrollPrincipalRequest")]
[JsonSerializable(typeof(EnrollPrincipal.Result), TypeInfoPropertyName = "EnrollPrincipalResult")]
[JsonSerializable(typeof(ReadEvents.Request), TypeInfoPropertyName = "ReadEventsRequest")]
[JsonSerializable(typeof(ReadEvents.Result), TypeInfoPropertyName = "ReadEventsResult")]
[JsonSerializable(typeof(Refusal))]
[JsonSerializable(typeof(Workflow))]
[JsonSerializable(typeof(Policy))]
[JsonSerializable(typeof(WorkItem))]
[JsonSerializable(typeof(WorkItemEvent))]
[JsonSerializable(typeof(Protocol.Gates.EvaluationInputs))]
[JsonSerializable(typeof(Protocol.Gates.VerdictBody))]
[JsonSerializable(typeof(Protocol.Gates.Criterion))]
[JsonSerializable(typeof(Limits))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
public sealed partial class ProtocolJson : JsonSerializerContext
{
    /// <summary>
    /// How JSON is read and written: text as it is, without escaping what only HTML would have escaped.
    /// </summary>
    public static JsonSerializerOptions Wire => field ??= new(Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = Default.WithAddedModifier(LetNullsBeLeftOut),
    };

    /// <summary>The metadata of a type of the standard.</summary>
    public static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)Wire.GetTypeInfo(typeof(T));

    /// <summary>Writes a value of the standard as a JSON element.</summary>
    public static JsonElement ToElement<T>(T value) => JsonSerializer.SerializeToElement(value, Of<T>());

    // A member that is null is not written, so it cannot be demanded where it is read.
    private static void LetNullsBeLeftOut(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.IsSetNullable))
            property.IsRequired = false;
    }
}
