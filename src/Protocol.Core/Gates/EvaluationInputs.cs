using System.Text.Json;
using Protocol.Operations;
using Protocol.Policies;
using Protocol.WorkItems;

namespace Protocol.Gates;

/// <summary>
/// All that a verdict depends on but the instant: schemas/types/evaluation-inputs.json. Lists stand in the order of the
/// journal, and <c>inputsDigest</c> is taken over the canonical form [SB-GATE-040].
/// </summary>
/// <param name="Workflow">The workflow that the item has pinned.</param>
/// <param name="Work">The work item.</param>
/// <param name="Step">The step where it stands.</param>
/// <param name="Visit">Which visit of the step it is.</param>
/// <param name="Exit">The exit that is asked for.</param>
/// <param name="Exits">All exits of the step, sorted by name.</param>
/// <param name="Gate">The gate of the exit, as it was loaded; left out where the exit has none.</param>
/// <param name="Subject">What is judged, with the digests that verifiers have resolved.</param>
/// <param name="Dirty">Whether the front end said that there are uncommitted changes.</param>
/// <param name="Sealed">Whether a person has enrolled.</param>
/// <param name="Attempts">Failing subjects of this visit, and how many end it.</param>
/// <param name="Facts">The facts that the hub knows, by name.</param>
/// <param name="Instants">The instants from which ages are counted, by name.</param>
/// <param name="Signers">Whose signatures the policy trusts.</param>
/// <param name="Evidence">The evidence of the item.</param>
/// <param name="Requests">The runs that are asked for and not reported.</param>
/// <param name="Troubles">The runs that ended in trouble of a verifier, and were not asked for again.</param>
/// <param name="Approvals">The approvals and rejections of the item; last, the one that taking the exit would
/// give.</param>
/// <param name="Passages">The exits that were taken.</param>
/// <param name="Producers">Who produced the subject.</param>
/// <param name="Waivers">Those of the gate; left out where there is none.</param>
/// <param name="Disputes">The open ones about the gate; left out where there is none.</param>
public sealed record EvaluationInputs(
    WorkflowRef Workflow,
    WorkId Work,
    string Step,
    int Visit,
    string Exit,
    IReadOnlyList<string> Exits,
    GateDocument? Gate,
    Subject? Subject,
    bool Dirty,
    bool Sealed,
    AttemptCount Attempts,
    IReadOnlyDictionary<string, JsonElement> Facts,
    IReadOnlyDictionary<string, DateTimeOffset> Instants,
    IReadOnlyList<Signer> Signers,
    IReadOnlyList<Evidence> Evidence,
    IReadOnlyList<AskedRun> Requests,
    IReadOnlyList<TroubledRun> Troubles,
    IReadOnlyList<GivenApproval> Approvals,
    IReadOnlyList<TakenExit> Passages,
    IReadOnlyList<Producer> Producers,
    IReadOnlyList<Waiver>? Waivers = null,
    IReadOnlyList<Dispute>? Disputes = null);
