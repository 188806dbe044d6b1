using Protocol.Text;
using Protocol.Workflows;

namespace Protocol.WorkItems;

/// <summary>The one function that says whether a work item can be claimed [SB-WORK-012], from a state as of now.</summary>
public static class WorkItemAvailability
{
    /// <summary>Derives the availability; whatever is not ready says why, and what would end it.</summary>
    public static Standing Of(WorkItem item, Circumstances told) => item switch
    {
        { Lifecycle: Lifecycle.Paused } => new(Availability.Paused, "A person paused it; a person resumes it.", "paused"),
        { Lifecycle: not Lifecycle.Open } => new(Availability.Ended, item.EndReason, "ended"),
        { Offer: { } offer } => new(
            Availability.Offered, $"Handoff {offer.Id} reserves it.", "offered", offer.ExpiresAt),
        { Park: { } park } => new(
            Availability.Waiting, $"It is parked at the exit {park.Exit} for what others decide.", "parked", park.Deadline),
        { Claim: { Expired: false } claim } => new(
            Availability.Claimed, $"{claim.Holder} holds it.", "held", claim.LeaseEnds),
        _ => Unheld(item, told),
    };

    private static Standing Unheld(WorkItem item, Circumstances told)
    {
        if (item.NotBefore is { } start && start > told.Now)
            return new(Availability.Waiting, $"Not before {InstantConverter.Spell(start)}.", "not-before", start);

        foreach (var id in item.DependsOn)
        {
            switch (told.Dependencies.GetValueOrDefault(id, Lifecycle.Failed))
            {
                case Lifecycle.Failed or Lifecycle.Canceled:
                    return new(Availability.Blocked, $"{id}, on which it depends, did not succeed.", "dependency-failed");
                case Lifecycle.Open or Lifecycle.Paused:
                    return new(Availability.Blocked, $"It waits for {id}.", "dependency-open");
                default:
                    continue;
            }
        }

        return told.Workflow.Document.Steps[item.Step].Type is StepType.Task
            ? new(Availability.Ready)
            : new(Availability.Blocked, $"Nobody can claim the step {item.Step}.", "step");
    }
}
