using System.Text.Json;
using Protocol.Handoffs;

namespace Protocol.Operations;

/// <summary><c>handoff/decline</c>.</summary>
public static class DeclineHandoff
{
    /// <summary>Which handoff, by which code, and why.</summary>
    public sealed record Request(
        HandoffId Handoff,
        DeclineCode Code,
        string? Reason = null,
        string? IdempotencyKey = null,
        JsonElement? Ext = null);

    /// <summary>Outcome <c>declined</c>.</summary>
    public sealed record Result(string Outcome, WorkStub Work);
}
