using System.Text.Json;
using PolyType;
using StreamJsonRpc;

namespace Protocol.Bindings.JsonRpc;

/// <summary>
/// The methods on the wire, for StreamJsonRpc's dispatch without reflection. Each takes its named parameters as one
/// element, so that the hub checks them and not the library.
/// </summary>
[JsonRpcContract, GenerateShape(IncludeMethods = MethodShapeFlags.PublicInstance)]
internal partial interface IHubRpc
{
    [JsonRpcMethod("describe", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> DescribeAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("status", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> StatusAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("work/create", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> CreateWorkAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("work/get", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> GetWorkAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("work/list", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> ListWorkAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("work/cancel", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> CancelWorkAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("work/pause", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> PauseWorkAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("work/resume", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> ResumeWorkAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("claim/acquire", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> AcquireClaimAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("claim/renew", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> RenewClaimAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("claim/progress", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> ReportProgressAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("claim/release", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> ReleaseClaimAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("claim/revoke", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> RevokeClaimAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("gate/check", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> CheckGateAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("step/advance", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> AdvanceStepAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("evidence/submit", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> SubmitEvidenceAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("verification/request", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> RequestVerificationAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("verification/acquire", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> AcquireVerificationAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("verification/report", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> ReportVerificationAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("exit/take", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> TakeExitAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("approval/give", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> GiveApprovalAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("waiver/grant", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> GrantWaiverAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("dispute/open", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> OpenDisputeAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("dispute/resolve", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> ResolveDisputeAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("attention/list", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> ListAttentionAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("handoff/offer", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> OfferHandoffAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("handoff/get", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> GetHandoffAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("handoff/accept", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> AcceptHandoffAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("handoff/decline", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> DeclineHandoffAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("handoff/withdraw", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> WithdrawHandoffAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("workflow/load", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> LoadWorkflowAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("workflow/check", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> CheckWorkflowAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("workflow/get", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> GetWorkflowAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("workflow/list", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> ListWorkflowsAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("policy/load", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> LoadPolicyAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("principal/enroll", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> EnrollPrincipalAsync(JsonElement arguments, CancellationToken cancellationToken);

    [JsonRpcMethod("events/read", UseSingleObjectParameterDeserialization = true)]
    Task<JsonElement> ReadEventsAsync(JsonElement arguments, CancellationToken cancellationToken);
}
