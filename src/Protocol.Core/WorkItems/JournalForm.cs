using System.Text.Json;
using System.Text.Json.Nodes;
using Protocol.Operations;

namespace Protocol.WorkItems;

/// <summary>An event of a work item as a journal entry, and back [SB-JRNL-001].</summary>
public static class JournalForm
{
    private const string Discriminator = "type";

    /// <summary>Writes an event at a position.</summary>
    public static JournalEntry ToEntry(StampedEvent stamped, long seq, WorkId work)
    {
        var data = JsonSerializer.SerializeToNode(stamped.Event, ProtocolJson.Of<WorkItemEvent>())!.AsObject();
        var type = data[Discriminator]!.GetValue<string>();
        data.Remove(Discriminator);
        return new(seq, stamped.At, type, stamped.Actor, work, JsonElement.Parse(data.ToJsonString(ProtocolJson.Wire)));
    }

    /// <summary>Reads the event of an entry; null where it is none of a work item.</summary>
    public static StampedEvent? FromEntry(JournalEntry entry)
    {
        if (entry.Work is null)
            return null;

        var data = JsonNode.Parse(entry.Data.GetRawText())!.AsObject();
        data.Insert(0, Discriminator, entry.Type);
        var happened = data.Deserialize(ProtocolJson.Of<WorkItemEvent>())!;
        return new(happened, entry.At, entry.Actor);
    }
}
