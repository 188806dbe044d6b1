using System.Text.Json;
using Protocol.Gates;
using Protocol.Workflows;

namespace Protocol.Operations;

/// <summary><c>workflow/check</c>: the load checks alone; nothing is kept.</summary>
public static class CheckWorkflow
{
    /// <summary>The document.</summary>
    public sealed record Request(JsonElement Document, JsonElement? Ext = null);

    /// <summary>Outcome <c>valid</c> or <c>invalid</c>; and what of it this hub does not serve.</summary>
    public sealed record Result(
        string Outcome,
        Digest? Digest,
        IReadOnlyList<Finding> Findings,
        IReadOnlyList<Unserved>? Unserved = null);
}
