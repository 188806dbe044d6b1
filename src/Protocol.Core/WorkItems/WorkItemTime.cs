using Protocol.Handoffs;
using Protocol.Operations;
using Protocol.Principals;

namespace Protocol.WorkItems;

/// <summary>
/// What time has done to a work item since it was last touched [SB-WORK-016]: there is no sweeper, so the next write
/// materialises it, in the order of the instants, and a read computes the same.
/// </summary>
public static class WorkItemTime
{
    /// <summary>The state as of now.</summary>
    public static WorkItem AsOf(WorkItem item, Circumstances circumstances)
    {
        var draft = new Draft(item, circumstances);
        Pass(draft);
        return draft.Item;
    }

    /// <summary>When the step takes its exit <c>timeout</c>; null where it does not run yet.</summary>
    public static DateTimeOffset? Timeout(WorkItem item, Circumstances circumstances) =>
        item.Park is null
        && item.StartedAt is { } started
        && Durations.Read(circumstances.Workflow.Document.Steps[item.Step].Timeout) is { } timeout
            ? started + timeout
            : null;

    /// <summary>Lets the time up to now pass.</summary>
    internal static void Pass(Draft draft)
    {
        while (draft.Item.Lifecycle == Lifecycle.Open)
        {
            var due = Next(draft);
            if (due is null || due.Value.At > draft.Told.Now)
                return;

            due.Value.Happen(due.Value.At);
        }
    }

    private static (DateTimeOffset At, Action<DateTimeOffset> Happen)? Next(Draft draft)
    {
        var item = draft.Item;
        List<(DateTimeOffset At, Action<DateTimeOffset> Happen)> due = [];

        // Equal instants go by journal order: a step is entered before it is claimed, a claim granted before it is
        // offered.
        if (Timeout(item, draft.Told) is { } timeout)
            due.Add((timeout, at => StepMoves.Leave(draft, "timeout", null, "timeout", (at, Actor.Hub))));

        if (item.Claim is { Expired: false } claim)
            due.Add((claim.LeaseEnds, at => draft.Happen(new WorkItemEvent.ClaimExpired(claim.Fence), at, Actor.Hub)));

        if (item.Offer is { } offer)
            due.Add((offer.ExpiresAt, at => draft.Happen(Expired(offer.Id), at, Actor.Hub)));

        if (item.Park is { } park)
            AddPark(draft, park, due);

        return due.Count == 0 ? null : due.MinBy(entry => entry.At);
    }

    private static void AddPark(
        Draft draft, Park park, List<(DateTimeOffset At, Action<DateTimeOffset> Happen)> due)
    {
        due.Add((park.Deadline, at => StepMoves.Leave(draft, "timeout", null, "timeout", (at, Actor.Hub))));

        if (Parking.NextChange(draft) is { } change)
            due.Add((change, at => Parking.Settle(draft, at)));
    }

    private static WorkItemEvent.HandoffClosed Expired(HandoffId handoff) =>
        new(handoff, HandoffState.Expired, null, null, null);
}
