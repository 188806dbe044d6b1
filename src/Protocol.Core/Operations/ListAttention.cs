using System.Text.Json;
using Protocol.Gates;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary><c>attention/list</c>: what needs a person, and nothing else; one entry a condition.</summary>
public static class ListAttention
{
    /// <summary>No argument.</summary>
    public sealed record Request(JsonElement? Ext = null);

    /// <summary>Outcome <c>ok</c>.</summary>
    public sealed record Result(string Outcome, IReadOnlyList<Item> Items);

    /// <summary>
    /// One condition. <paramref name="Kind"/>: <c>approval-asked</c>, <c>exhausted</c>, <c>blocked</c>,
    /// <c>dependency-failed</c>, <c>contradiction</c>, <c>dispute</c>, <c>timeout</c>, <c>human-step</c>. On silence
    /// nothing passes.
    /// </summary>
    public sealed record Item(
        WorkId Work,
        string Title,
        string Kind,
        string Why,
        DateTimeOffset Since,
        DateTimeOffset? Deadline,
        string OnSilence,
        Subject? Subject,
        IReadOnlyList<NextAction> Options);
}
