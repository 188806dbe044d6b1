using Protocol.Gates;
using Protocol.Handoffs;
using Protocol.Operations;
using Protocol.Principals;
using Protocol.Workflows;

namespace Protocol.WorkItems;

/// <summary>One decision in the making: the state so far, and the events that led there.</summary>
internal sealed class Draft(WorkItem? item, Circumstances circumstances)
{
    private readonly List<StampedEvent> _events = [];

    private WorkItem? _item = item;

    /// <summary>The state so far.</summary>
    public WorkItem Item => _item!;

    /// <summary>What was decided so far, in order.</summary>
    public IReadOnlyList<StampedEvent> Events => _events;

    /// <summary>What the kernel was told.</summary>
    public Circumstances Told => circumstances;

    /// <summary>The journal position that the next event gets.</summary>
    public long NextSeq => circumstances.NextSeq + _events.Count;

    /// <summary>The step where the item stands.</summary>
    public Step Step => circumstances.Workflow.Document.Steps[Item.Step];

    /// <summary>The claim's fence that the next event would grant.</summary>
    public Fence NextFence => Fence.Of(circumstances.Epoch, NextSeq);

    /// <summary>Lets an event happen.</summary>
    public void Happen(WorkItemEvent happened, DateTimeOffset at, Actor by)
    {
        var stamped = new StampedEvent(happened, at, by);
        _item = WorkItemFold.Fold(_item, stamped, NextSeq);
        _events.Add(stamped);
    }

    /// <summary>
    /// Ends the claim, and the offer that rests on it, where there are any; a giver that recovers still offers.
    /// </summary>
    public void EndClaim(string cause, string? reason, DateTimeOffset at, Actor by)
    {
        if (Item.Offer is { } offer && cause != "recovered")
            Happen(new WorkItemEvent.HandoffClosed(offer.Id, HandoffState.Withdrawn, null, null, cause), at, by);

        if (Item.Claim is { } claim)
            Happen(new WorkItemEvent.ClaimEnded(claim.Holder, claim.Fence, cause, reason), at, by);
    }

    /// <summary>Names the subject, where it is another than the current one.</summary>
    public void Name(Subject? subject, Actor by)
    {
        if (subject is not null && subject != Item.Subject && !(Item.Subject?.Covers(subject) ?? false))
            Happen(new WorkItemEvent.SubjectNamed(subject), circumstances.Now, by);
    }

    /// <summary>Accepts: what was decided becomes events.</summary>
    public Decision.Accepted Accept(Verdict? verdict = null) => new(_events, verdict);
}
