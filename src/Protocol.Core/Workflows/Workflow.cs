using System.Text.Json;
using Protocol.Gates;

namespace Protocol.Workflows;

/// <summary>A workflow as it is written: schemas/documents/workflow.json. What is pinned is the digest of its canonical
/// form.</summary>
public sealed record Workflow(
    string Kind,
    string Spec,
    string Id,
    string Version,
    string Start,
    IReadOnlyDictionary<string, Step> Steps,
    string? Title = null,
    JsonElement? Inputs = null,
    IReadOnlyDictionary<string, Role>? Roles = null,
    WorkflowPolicy? Policy = null,
    IReadOnlyList<Trigger>? Triggers = null,
    IReadOnlyDictionary<string, Gate>? Gates = null,
    IReadOnlyList<Guarantee>? Guarantees = null)
{
    /// <summary>The id of the workflow that every workspace has: one step, and no gate.</summary>
    public const string BuiltInTask = "task";
}
