using System.Text.Json.Nodes;

namespace Protocol.ConformanceTests.Wire;

/// <summary>Reads the whole journal, page by page.</summary>
internal static class JournalReader
{
    public static async Task<IReadOnlyList<JsonNode>> ReadAsync(HubProcess process, CancellationToken cancellationToken)
    {
        var journal = new List<JsonNode>();
        for (long cursor = 0, more = 1; more != 0;)
        {
            var page = await process.CallAsync("events/read", new() { ["after"] = cursor }, cancellationToken);
            if (page.At("/result/events") is not JsonArray events)
                throw new InvalidDataException($"events/read answered {page?.ToJsonString() ?? "nothing"}");

            journal.AddRange(events.Select(entry => entry!.DeepClone()));
            cursor = page.NumberAt("/result/cursor") ?? cursor;
            more = page.At("/result/more")?.GetValue<bool>() is true ? 1 : 0;
        }

        return journal;
    }
}
