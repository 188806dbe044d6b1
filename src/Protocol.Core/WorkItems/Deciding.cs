using Protocol.Gates;
using Protocol.Operations;
using Protocol.Principals;

namespace Protocol.WorkItems;

/// <summary>A command in the middle of being decided: the draft, who asks, and what the kernel was told.</summary>
internal sealed record Deciding(Draft Draft, Caller Caller, Circumstances Told)
{
    public WorkItem Item => Draft.Item;

    public Actor Actor => Caller.Actor;

    public DateTimeOffset Now => Told.Now;

    /// <summary>
    /// Whether the fence is the one of the claim, which the caller then holds, late or not [SB-CLAIM-007]; says why
    /// not.
    /// </summary>
    public Refusal? WhyNotHolder(Fence fence)
    {
        if (Item.Claim is { } claim && claim.Fence == fence && claim.Holder == Caller.Principal)
            return null;

        var (what, code) = Item.Claim is { } other && other.Fence > fence
            ? ("Another claim was granted after yours", ErrorCode.StaleFence)
            : ("Your claim has ended", ErrorCode.StaleFence);
        var details = new System.Text.Json.Nodes.JsonObject
        {
            ["work"] = Item.Id.Value,
            ["yourFence"] = fence.Value,
            ["currentFence"] = Item.Claim?.Fence.Value,
            ["ended"] = Item.LastClaim is { } last && last.Fence == fence ? last.Ended : null,
        };
        return Refusals.Of(
            code,
            $"{what}; nothing was changed. Stop working on {Item.Id}.",
            details,
            next: [new("status", "See where you stand.", Call: new("status")),
                new("claim", "Ask for work.", Call: new("claim/acquire"))]);
    }

    /// <summary>A holder came back: a claim whose lease ran out is revived, and every holder verb renews.</summary>
    public void Touch(long? leaseMs = null)
    {
        var claim = Item.Claim!;
        if (claim.Expired)
            Draft.Happen(new WorkItemEvent.ClaimRevived(claim.Fence), Now, Actor);

        var term = leaseMs is null ? claim.TermMs : Clamp(leaseMs.Value);
        Draft.Happen(new WorkItemEvent.ClaimRenewed(claim.Fence, Now.AddMilliseconds(term)), Now, Actor);
    }

    /// <summary>Grants the claim of the current step to the caller.</summary>
    public void Grant(long? leaseMs)
    {
        var asked = leaseMs
            ?? (long?)Durations.Read(Draft.Step.Lease)?.TotalMilliseconds
            ?? Told.Limits.DefaultLeaseMs;
        var term = Clamp(asked);
        Draft.Happen(
            new WorkItemEvent.ClaimGranted(
                Caller.Principal, Caller.Party, Draft.NextFence, term, Now.AddMilliseconds(term)),
            Now,
            Actor);
    }

    /// <summary>
    /// A worker names a commit, or the digest of a file set, and nothing else [SB-EVID-028]: a tree that it named could
    /// be one that was verified before.
    /// </summary>
    public Refusal? WhyNotNamed(Subject? subject) =>
        subject == Item.Subject
        || subject is null
            or { GitCommit: not null, GitTree: null, Sha256: null }
            or { GitCommit: null, GitTree: null, Sha256: not null }
            ? null
            : Refusals.Of(
                ErrorCode.InvalidArgument,
                "Name the subject by gitCommit alone, or by sha256 alone for files that are not in git.",
                new() { ["pointer"] = "/subject" });

    private long Clamp(long term) => Math.Clamp(term, Told.Limits.MinLeaseMs, Told.Limits.MaxLeaseMs);
}
