using Protocol.Handoffs;
using Protocol.WorkItems;

namespace Protocol.Server.Hub.Operations;

/// <summary>Handoff packets, made again from the journal.</summary>
internal static class Packets
{
    /// <summary>Finds a packet as of now.</summary>
    public static Packet? Find(WorkReader reader, HandoffId handoff)
    {
        if (JournalOperations.EntryOf(reader.View, handoff.Value)
            is not { Type: "handoff.offered", Work: { } work } entry
            || JournalForm.FromEntry(entry) is not { Event: WorkItemEvent.HandoffOffered offered } stamped)
        {
            return null;
        }

        var item = reader.Find(work)!;
        var packet = new Packet(
            handoff, StateOf(reader, item, handoff), work, item.Title, stamped.Actor.Principal, offered.To,
            offered.Reason, offered.Facts, offered.Narrative, stamped.At,
            item.Offer is { } offer && offer.Id == handoff ? offer.ExpiresAt : offered.ExpiresAt, default);
        return packet with { Digest = DigestOf(packet) };
    }

    /// <summary>Over what stays: without digest, state, and the end that a pause moves [SB-HAND-021].</summary>
    private static Gates.Digest DigestOf(Packet packet)
    {
        var said = System.Text.Json.Nodes.JsonNode.Parse(ProtocolJson.ToElement(packet).GetRawText())!.AsObject();
        foreach (var member in (string[])["digest", "state", "expiresAt"])
            said.Remove(member);

        return Json.CanonicalJson.DigestOf(System.Text.Json.JsonElement.Parse(said.ToJsonString()));
    }

    private static HandoffState StateOf(WorkReader reader, WorkItem item, HandoffId handoff)
    {
        if (item.Offer?.Id == handoff)
            return HandoffState.Open;

        var closed = reader.View.FindEvent("handoff.closed", item.Id, handoff.Value);
        return closed is not null
            && JournalForm.FromEntry(closed) is { Event: WorkItemEvent.HandoffClosed { State: var state } }
                ? state
                : HandoffState.Expired;
    }
}
