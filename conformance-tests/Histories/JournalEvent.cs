using System.Text.Json.Nodes;
using Protocol.ConformanceTests.Wire;

namespace Protocol.ConformanceTests.Histories;

/// <summary>One event of the journal, as <c>events/read</c> gave it.</summary>
internal sealed record JournalEvent(long Seq, string Type, string? Work, JsonNode? Data)
{
    public long Fence => Data.NumberAt("/fence") ?? 0;

    public static JournalEvent Of(JsonNode entry) => new(
        entry.NumberAt("/seq") ?? 0,
        entry.TextAt("/type") ?? "",
        entry.TextAt("/work"),
        entry.At("/data"));
}
