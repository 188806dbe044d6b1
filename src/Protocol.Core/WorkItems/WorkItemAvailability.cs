using Protocol.Text;
using Protocol.Workflows;

namespace Protocol.WorkItems;

/// <summary>
/// The one function that says whether a work item can be claimed [SB-WORK-012], from a state as of now.
/// </summary>
public static class WorkItemAvailability
{
    /// <summary>Derives the availability; whatever is not ready says why, and what would end it.</summary>
    public static Standing Of(WorkItem item, Circumstances told) => item switch
    {
        { Lifecycle: Lifecycle.Paused } => new(
            Availability.Paused,
            "paused: a person paused it, and a person resumes it.",
            "paused"),
        { Lifecycle: not Lifecycle.Open } => new(
            Availability.Ended,
            Operations.Refusals.Spell(item.Lifecycle) + (item.EndReason is { } end ? ": " + end : ""),
            "ended"),
        { Park: { } park } => new(
            Availability.Waiting,
            $"parked: it waits at the exit {park.Exit} for what others decide.",
            "parked", park.Deadline),
        { Offer: { } offer } => new(
            Availability.Offered, $"offered: the handoff {offer.Id} reserves it.", "offered", offer.ExpiresAt),
        { Claim: { Expired: false } claim } => new(
            Availability.Claimed, $"claimed: {claim.Holder} holds it.", "claimed", claim.LeaseEnds),
        _ => Unheld(item, told),
    };

    private static Standing Unheld(WorkItem item, Circumstances told)
    {
        var open = item.DependsOn.ToLookup(id => told.Dependencies.GetValueOrDefault(id, Lifecycle.Failed));
        if (open[Lifecycle.Failed].Concat(open[Lifecycle.Canceled]).ToList() is [var failed, ..])
        {
            return new(
                Availability.Blocked,
                $"dependency-failed: {failed} did not succeed; a person decides.",
                "dependency-failed");
        }

        if (open[Lifecycle.Open].Concat(open[Lifecycle.Paused]).ToList() is [var waited, ..])
            return new(Availability.Blocked, $"dependency-open: it waits for {waited}.", "dependency-open");

        if (item.NotBefore is { } start && start > told.Now)
            return new(Availability.Waiting, $"not-before: {InstantConverter.Spell(start)}.", "not-before", start);

        return told.Workflow.Document.Steps[item.Step].Type is StepType.Task
            ? new(Availability.Ready)
            : new(Availability.Blocked, $"step: nobody can claim the step {item.Step}.", "step");
    }
}
