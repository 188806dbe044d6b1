using System.Text.Json;
using Protocol.Gates;
using Protocol.Workflows;

namespace Protocol.Operations;

/// <summary><c>policy/load</c>: the policy of the workspace.</summary>
public static class LoadPolicy
{
    /// <summary>The document.</summary>
    public sealed record Request(
        JsonElement Document, string? IdempotencyKey = null, Proof? Proof = null, JsonElement? Ext = null);

    /// <summary>Outcome <c>loaded</c>, or <c>unchanged</c>.</summary>
    public sealed record Result(string Outcome, Digest Digest, IReadOnlyList<Finding> Findings);
}
