using Protocol.Gates;
using Protocol.Principals;
using Protocol.Server.Stores;
using Protocol.WorkItems;

namespace Protocol.Server.Hub;

/// <summary>Derives what a work item is found by.</summary>
internal static class WorkIndexes
{
    public static WorkIndex Of(WorkItem item, Circumstances told) => new(
        item.Lifecycle,
        item.Priority,
        item.CreatedSeq,
        ClaimableFrom(item, told),
        item.Lifecycle is Lifecycle.Open or Lifecycle.Paused ? item.Claim?.Holder : null,
        item.Lifecycle is Lifecycle.Open && item.Requests.Count > 0,
        item.Lifecycle is Lifecycle.Open && item.Offer is not null,
        Attention.MayNeed(item, told),
        item.DependsOn,
        LostBy(item));

    /// <summary>
    /// Whose claim was taken away last, where that principal does not hold the item again [SB-WORK-023].
    /// </summary>
    public static PrincipalId? LostBy(WorkItem item) =>
        item is { Lifecycle: Lifecycle.Open, LastClaim: { Ended: "replaced" or "revoked" or "timeout" } last }
        && item.Claim?.Holder != last.Holder
            ? last.Holder
            : null;

    /// <summary>The earliest instant at which a claim might be granted; a claim is always decided anew.</summary>
    private static DateTimeOffset? ClaimableFrom(WorkItem item, Circumstances told)
    {
        if (item.Lifecycle is not Lifecycle.Open)
            return null;

        var standing = WorkItemAvailability.Of(item, told);
        DateTimeOffset?[] instants = standing.Availability switch
        {
            Availability.Ready => [DateTimeOffset.UnixEpoch],
            Availability.Blocked => [null],
            Availability.Waiting when item.Park is { } park =>
            [
                park.Deadline,
                GateEvaluator.Evaluate(item, park.Exit, new(park.Subject), told, told.Now).ValidUntil,
            ],
            _ => [standing.Until],
        };
        return instants.Append(WorkItemTime.Timeout(item, told)).Min();
    }
}
