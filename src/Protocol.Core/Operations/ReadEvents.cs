using System.Text.Json;
using Protocol.WorkItems;

namespace Protocol.Operations;

/// <summary><c>events/read</c>: the journal from a cursor on, in order, without a gap.</summary>
public static class ReadEvents
{
    /// <summary>From after a position; optionally of one work item; <paramref name="Limit"/> at most 500.</summary>
    public sealed record Request(
        long After = 0, WorkId? Work = null, int? Limit = null, long? WaitMs = null, JsonElement? Ext = null);

    /// <summary>Outcome <c>ok</c>; read on after <paramref name="Cursor"/>.</summary>
    public sealed record Result(string Outcome, IReadOnlyList<JournalEntry> Events, long Cursor, bool More);
}
