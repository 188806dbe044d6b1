using Protocol.WorkItems;

namespace Protocol.Workflows;

/// <summary>A step, left by one of its exits. Durations are ISO 8601 (<c>PT15M</c>).</summary>
/// <param name="Type">What it is.</param>
/// <param name="Title">One line.</param>
/// <param name="Instructions">By the workflow's author, for the holder.</param>
/// <param name="Role">Of a task: who may claim it.</param>
/// <param name="Lease">Of a task: the term of a claim.</param>
/// <param name="Timeout">Of a task: from the first claim of a visit to the exit <c>timeout</c>.</param>
/// <param name="Attempts">Of a task: how many failing subjects until the exit <c>exhausted</c>.</param>
/// <param name="Grants">Of a task: how many claims of one visit until the exit <c>exhausted</c>.</param>
/// <param name="Exits">Of a task: by name.</param>
/// <param name="Cases">Of a decision: in order; the first that holds.</param>
/// <param name="Default">Of a decision: where no case holds.</param>
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
    IReadOnlyDictionary<string, Exit>? Exits = null,
    IReadOnlyList<Case>? Cases = null,
    Exit? Default = null,
    Lifecycle? Result = null)
{
    /// <summary>Whether whoever works on the step may take the exit; the hub takes the others itself.</summary>
    public static bool IsForHolders(string exit) => exit is not ("timeout" or "exhausted");
}
