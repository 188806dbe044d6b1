using Protocol.Operations;
using static Protocol.WorkItems.WorkItemCommand;

namespace Protocol.WorkItems;

/// <summary>Claims: spec/claims.md.</summary>
internal static class ClaimDecisions
{
    public static Decision Acquire(Deciding deciding, Acquire command)
    {
        if (command.Recover)
            return Recover(deciding, command);

        var standing = WorkItemAvailability.Of(deciding.Item, deciding.Told);
        if (standing.Availability is not Availability.Ready)
            return NotReady(deciding, standing);

        if (Eligibility.WhyNot(deciding.Item, deciding.Told, deciding.Caller, command.Roles) is not null)
            return new Decision.Unmoved("no-match");

        if (deciding.Draft.Step.Grants is { } limit && deciding.Item.Grants >= limit)
        {
            StepMoves.Leave(deciding.Draft, "exhausted", null, "grants", (deciding.Now, Principals.Actor.Hub));
            return deciding.Draft.Accept();
        }

        if (deciding.Item.Claim is not null)
            deciding.Draft.EndClaim("replaced", null, deciding.Now, deciding.Actor);

        deciding.Grant(command.LeaseMs);
        return deciding.Draft.Accept();
    }

    public static Decision Revoke(Deciding deciding, Revoke command)
    {
        if (!LifecycleDecisions.MayOperate(deciding))
        {
            return new Decision.Refused(Refusals.Of(
                ErrorCode.Denied,
                "Only a person may take a claim away. Nothing was changed.",
                next: new NextAction("ask-person", "Tell a person why you want this.")));
        }

        if (deciding.Item.Claim is null)
            return new Decision.Unmoved("unclaimed");

        deciding.Draft.EndClaim("revoked", command.Reason, deciding.Now, deciding.Actor);
        return deciding.Draft.Accept();
    }

    public static Decision Renew(Deciding deciding, Renew command)
    {
        if (deciding.WhyNotHolder(command.Fence) is { } refusal)
            return new Decision.Refused(refusal);

        deciding.Touch(command.LeaseMs);
        return deciding.Draft.Accept();
    }

    public static Decision Progress(Deciding deciding, Progress command)
    {
        if ((deciding.WhyNotHolder(command.Fence) ?? deciding.WhyNotNamed(command.Subject)) is { } refusal)
            return new Decision.Refused(refusal);

        deciding.Touch();
        deciding.Draft.Name(command.Subject, deciding.Actor);
        deciding.Draft.Happen(
            new WorkItemEvent.ClaimProgressed(command.Fence, command.Note), deciding.Now, deciding.Actor);
        return deciding.Draft.Accept();
    }

    public static Decision Release(Deciding deciding, Release command)
    {
        if (deciding.WhyNotHolder(command.Fence) is { } refusal)
            return new Decision.Refused(refusal);

        deciding.Draft.EndClaim("released", command.Reason, deciding.Now, deciding.Actor);
        return deciding.Draft.Accept();
    }

    /// <summary>The holder that lost its handle gets a new fence and handle; nobody else can [SB-CLAIM-026].</summary>
    private static Decision Recover(Deciding deciding, Acquire command)
    {
        if (deciding.Item.Claim is not { } claim || claim.Holder != deciding.Caller.Principal)
        {
            return new Decision.Refused(Refusals.Of(
                ErrorCode.NotHolder,
                $"You do not hold {deciding.Item.Id}, so there is nothing to recover.",
                next: [new("status", "See what you hold.", Call: new("status")),
                    new("claim", "Ask for work.", Call: new("claim/acquire"))]));
        }

        deciding.Draft.EndClaim("recovered", null, deciding.Now, deciding.Actor);
        deciding.Grant(command.LeaseMs ?? claim.TermMs);
        return deciding.Draft.Accept();
    }

    /// <summary>What is not ready is held, paused or blocked, perhaps until an instant.</summary>
    public static Decision.Unmoved NotReady(Deciding deciding, Standing standing)
    {
        var wait = standing.Until is { } until
            ? (long)Math.Max(0, (until - deciding.Now).TotalMilliseconds)
            : (long?)null;
        return standing.Availability switch
        {
            Availability.Claimed or Availability.Offered => new("held", wait),
            Availability.Paused => new("paused", wait),
            _ => new("blocked", wait),
        };
    }
}
