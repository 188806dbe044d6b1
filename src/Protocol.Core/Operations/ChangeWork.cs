using System.Text.Json;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary><c>work/cancel</c>, <c>work/pause</c> and <c>work/resume</c>.</summary>
public static class ChangeWork
{
    /// <summary>Which work item, and why.</summary>
    public sealed record Request(
        WorkId Work, string? Reason = null, string? IdempotencyKey = null,
        Proof? Proof = null, JsonElement? Ext = null);

    /// <summary>Outcome <c>canceled</c>, <c>paused</c> or <c>resumed</c>.</summary>
    public sealed record Result(string Outcome, WorkStub Work);
}
