using System.Text.Json;
using Protocol.Workflows;

namespace Protocol.Operations;

/// <summary><c>workflow/load</c> and <c>policy/load</c>: the only ways in for a workflow and a policy.</summary>
public static class LoadWorkflow
{
    /// <summary>The document.</summary>
    public sealed record Request(
        JsonElement Document, string? IdempotencyKey = null, Proof? Proof = null, JsonElement? Ext = null);

    /// <summary>
    /// Outcome <c>loaded</c>, or <c>unchanged</c> where this digest is current; and what of it this hub does not serve.
    /// </summary>
    public sealed record Result(
        string Outcome,
        WorkflowRef Workflow,
        IReadOnlyList<Finding> Findings,
        IReadOnlyList<Unserved>? Unserved = null);
}
