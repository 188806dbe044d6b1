using System.Text.Json;

namespace Protocol.Workflows;

/// <summary>
/// A condition over one fact that the hub or a verifier computed (never a worker): exactly one operator. Facts:
/// <c>work.attempts</c>, <c>work.visits</c>, <c>work.grants</c>, <c>work.priority</c>, <c>work.labels</c>.
/// </summary>
public sealed record Condition(
    string Fact,
    JsonElement? Eq = null,
    IReadOnlyList<JsonElement>? In = null,
    long? Gt = null,
    long? Ge = null,
    long? Lt = null,
    long? Le = null);
