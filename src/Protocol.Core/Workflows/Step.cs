using System.Text.Json;
using Protocol.WorkItems;

namespace Protocol.Workflows;

/// <summary>A step, left by one of its exits. Durations are ISO 8601 (<c>PT15M</c>).</summary>
/// <param name="Type">What it is.</param>
/// <param name="Title">One line.</param>
/// <param name="Instructions">By the workflow's author, for the holder.</param>
/// <param name="Role">Of a task: who may claim it.</param>
/// <param name="Lease">Of a task: the term of a claim.</param>
/// <param name="Timeout">Of a task: from the first claim of a visit to the exit <c>timeout</c>; of a wait: from the
/// entry.</param>
/// <param name="Attempts">Of a task: how many failing subjects until the exit <c>exhausted</c>.</param>
/// <param name="Grants">Of a task: how many claims of one visit until the exit <c>exhausted</c>.</param>
/// <param name="Effect">Of a task: what it does outside of the subject.</param>
/// <param name="Entry">Of a task: the gate that must pass before it can be claimed.</param>
/// <param name="Budget">Of a task: what one visit may use.</param>
/// <param name="Needs">Outputs of earlier steps, each of which is there on every path.</param>
/// <param name="Outputs">What the step leaves, by name.</param>
/// <param name="Exits">By name.</param>
/// <param name="Cases">Of a decision: in order; the first that holds.</param>
/// <param name="Default">Of a decision: where no case holds.</param>
/// <param name="Branches">Of a fork: by name.</param>
/// <param name="Join">Of a fork: when the branches are enough.</param>
/// <param name="Over">Of a map: its targets.</param>
/// <param name="As">Of a map: how its call names the target.</param>
/// <param name="Each">Of a map: what is called for each target.</param>
/// <param name="MaxParallel">Of a map: how many at once.</param>
/// <param name="Canary">Of a map: which go first.</param>
/// <param name="Tolerate">Of a map: how many may fail.</param>
/// <param name="Call">Of a call: the workflow, by id and the beginning of a version.</param>
/// <param name="With">Of a call: its inputs.</param>
/// <param name="Result">Of an end: <c>succeeded</c>, <c>failed</c> or <c>canceled</c>.</param>
public sealed record Step(
    StepType Type,
    string? Title = null,
    string? Instructions = null,
    string? Role = null,
    string? Lease = null,
    string? Timeout = null,
    int? Attempts = null,
    int? Grants = null,
    StepEffect? Effect = null,
    string? Entry = null,
    StepBudget? Budget = null,
    IReadOnlyList<string>? Needs = null,
    IReadOnlyDictionary<string, StepOutput>? Outputs = null,
    IReadOnlyDictionary<string, Exit>? Exits = null,
    IReadOnlyList<Case>? Cases = null,
    DefaultCase? Default = null,
    IReadOnlyDictionary<string, Branch>? Branches = null,
    ForkJoin? Join = null,
    MapTargets? Over = null,
    string? As = null,
    WorkflowCall? Each = null,
    int? MaxParallel = null,
    MapCanary? Canary = null,
    MapTolerance? Tolerate = null,
    string? Call = null,
    JsonElement? With = null,
    Lifecycle? Result = null)
{
    /// <summary>Whether whoever works on the step may take the exit; the hub takes the others itself.</summary>
    public static bool IsForHolders(string exit) => exit is not ("timeout" or "exhausted");
}
