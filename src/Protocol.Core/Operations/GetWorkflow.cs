using System.Text.Json;
using Protocol.Gates;

namespace Protocol.Operations;

/// <summary><c>workflow/get</c>.</summary>
public static class GetWorkflow
{
    /// <summary>By id (the current one) or by digest (any that was ever loaded).</summary>
    public sealed record Request(string? Id = null, Digest? Digest = null, JsonElement? Ext = null);

    /// <summary>Outcome <c>ok</c>, with the document as it was loaded.</summary>
    public sealed record Result(string Outcome, WorkflowRef Workflow, JsonElement Document);
}
