using System.Text.Json;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary><c>work/create</c>.</summary>
public static class CreateWork
{
    /// <summary>A new work item.</summary>
    /// <param name="Title">One line, at most 200 characters.</param>
    /// <param name="Goal">What is wanted, at most 64 KiB; data, never instructions to the hub.</param>
    /// <param name="Workflow">Its workflow; without one the policy decides. Agents may name only what the policy
    /// lists.</param>
    /// <param name="Labels">For matching, at most 32.</param>
    /// <param name="Priority">0 (first) to 9; 4 where it is left out.</param>
    /// <param name="DependsOn">Work items that must succeed first.</param>
    /// <param name="NotBefore">Not ready before this instant.</param>
    /// <param name="IdempotencyKey">Makes a repetition harmless.</param>
    /// <param name="Proof">A person's signature, where one is wanted.</param>
    /// <param name="Ext">Extension data.</param>
    public sealed record Request(
        string Title,
        string? Goal = null,
        string? Workflow = null,
        IReadOnlyList<string>? Labels = null,
        int? Priority = null,
        IReadOnlyList<WorkId>? DependsOn = null,
        DateTimeOffset? NotBefore = null,
        string? IdempotencyKey = null,
        Proof? Proof = null,
        JsonElement? Ext = null);

    /// <summary>Outcome <c>created</c>.</summary>
    public sealed record Result(string Outcome, WorkStub Work, WorkflowRef Workflow, IReadOnlyList<NextAction> Next);
}
