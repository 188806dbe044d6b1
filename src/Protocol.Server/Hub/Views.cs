using Protocol.Operations;
using Protocol.WorkItems;

namespace Protocol.Server.Hub;

/// <summary>Work items as readers see them; no handle is in any of them.</summary>
internal static class Views
{
    public static WorkStub Stub(WorkItem item, Circumstances told)
    {
        var standing = WorkItemAvailability.Of(item, told);
        return new(
            item.Id, item.Title, item.Lifecycle, standing.Availability, item.Step, item.Visit, item.Priority,
            item.Lifecycle is Lifecycle.Open or Lifecycle.Paused ? item.Claim?.Holder : null, standing.Why);
    }

    public static WorkView Whole(WorkItem item, Circumstances told)
    {
        var standing = WorkItemAvailability.Of(item, told);
        var holder = item.Claim is { } claim
            ? new HolderView(claim.Holder, claim.Fence, LeftMs(claim, told), claim.GrantedAt, claim.Note)
            : null;
        var parked = item.Park is { } park ? new ParkView(park.Exit, park.Subject, park.Deadline) : null;
        return new(
            item.Id, item.Title, item.Goal, item.Lifecycle, standing.Availability, standing.Why, item.Workflow,
            item.Step, item.Visit, item.Priority, item.Labels, item.DependsOn, item.NotBefore, item.Subject, holder,
            item.Offer?.Id ?? item.LastHandoff, parked, item.Grants, item.FailedSubjects.Count, item.CreatedBy,
            item.CreatedAt, item.EndReason,
            item.Waivers.Count > 0 ? item.Waivers : null, item.Disputes.Count > 0 ? item.Disputes : null);
    }

    /// <summary>What is left of a lease, in milliseconds.</summary>
    public static long LeftMs(Claim claim, Circumstances told) =>
        Math.Max(0, (long)(claim.LeaseEnds - told.Now).TotalMilliseconds);
}
