using System.Text.Json;
using Protocol.Gates;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary>
/// All that a verifier needs: the criterion as the pinned workflow has it, the subject, the base ref and protected
/// paths of the policy, and the nonce that its report must carry [SB-EVID-003].
/// </summary>
public sealed record VerificationTask(
    VerificationId Verification,
    WorkId Work,
    string Step,
    int Visit,
    string Gate,
    string Criterion,
    Digest CriterionDigest,
    JsonElement Definition,
    WorkflowRef Workflow,
    Subject Subject,
    string BaseRef,
    IReadOnlyList<string> Protected,
    string Nonce);
