using System.Text.Json;
using Protocol.Handoffs;

namespace Protocol.Operations;

/// <summary><c>handoff/get</c>: the preview; nothing moves.</summary>
public static class GetHandoff
{
    /// <summary>Which handoff.</summary>
    public sealed record Request(HandoffId Handoff, JsonElement? Ext = null);

    /// <summary>Outcome <c>ok</c>.</summary>
    public sealed record Result(string Outcome, IReadOnlyList<NextAction> Next, Packet Packet);
}
