using System.Text.Json;
using Protocol.Gates;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary>
/// <c>exit/take</c>: a person takes an exit of a step that nobody holds, in one signed act [SB-GATE-070].
/// </summary>
public static class TakeExit
{
    /// <summary>The exit, and what the person saw.</summary>
    /// <param name="Work">Of which work item.</param>
    /// <param name="Exit">Which exit of the current step.</param>
    /// <param name="Subject">What the person saw; needed where the item has a subject.</param>
    /// <param name="Note">Testimony for the next holder.</param>
    /// <param name="IdempotencyKey">Makes a repetition harmless.</param>
    /// <param name="Proof">The person's signature.</param>
    /// <param name="Ext">Extension data.</param>
    public sealed record Request(
        WorkId Work,
        string Exit,
        Subject? Subject = null,
        string? Note = null,
        string? IdempotencyKey = null,
        Proof? Proof = null,
        JsonElement? Ext = null);

    /// <summary>
    /// <c>advanced</c> (work, to), <c>ended</c> (work, to), <c>fail</c> or <c>pending</c> (verdict), <c>held</c> or
    /// <c>blocked</c> (retryAfterMs); the last four moved nothing.
    /// </summary>
    public sealed record Result(
        string Outcome,
        IReadOnlyList<NextAction> Next,
        WorkStub Work,
        string Exit,
        string? To = null,
        long? RetryAfterMs = null,
        Verdict? Verdict = null);
}
