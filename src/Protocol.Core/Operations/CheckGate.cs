using System.Text.Json;
using Protocol.Gates;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary>
/// <c>gate/check</c>: pure; it writes nothing, renews nothing and carries no authority [SB-GATE-010].
/// </summary>
public static class CheckGate
{
    /// <summary>
    /// The gate of an exit of the current step: by the claim or the work item. Without an exit, the first exit with a
    /// gate, in the workflow's order. Without a subject, the current one.
    /// </summary>
    public sealed record Request(
        ClaimHandle? Claim = null,
        WorkId? Work = null,
        string? Exit = null,
        Subject? Subject = null,
        bool Dirty = false,
        JsonElement? Ext = null);
}
