using System.Text.Json;
using Protocol.Operations;

namespace Protocol.WorkItems;

/// <summary>An event of a work item as a journal entry, and back [SB-JRNL-001].</summary>
public static class JournalForm
{
    private const string Discriminator = "type";

    /// <summary>Writes an event at a position.</summary>
    public static JournalEntry ToEntry(StampedEvent stamped, long seq, WorkId work)
    {
        var data = ProtocolJson.ToElement(stamped.Event);
        return new(seq, stamped.At, data.GetProperty(Discriminator).GetString()!, stamped.Actor, work, data);
    }

    /// <summary>Reads the event of an entry; null where it is none of a work item.</summary>
    public static StampedEvent? FromEntry(JournalEntry entry)
    {
        if (entry.Work is null)
            return null;

        var happened = entry.Data.Deserialize(ProtocolJson.Of<WorkItemEvent>())!;
        return new(happened, entry.At, entry.Actor);
    }
}
