using System.Text.Json.Nodes;
using Protocol.Handoffs;
using Protocol.Operations;
using static Protocol.WorkItems.WorkItemCommand;

namespace Protocol.WorkItems;

/// <summary>Handoffs: spec/handoff.md. A claim moves only when it is accepted, in one decision.</summary>
internal static class HandoffDecisions
{
    public static Decision Offer(Deciding deciding, WorkItemCommand.Offer command)
    {
        if ((deciding.WhyNotHolder(command.Fence) ?? deciding.WhyNotNamed(command.Subject)) is { } refusal)
            return new Decision.Refused(refusal);

        if (command.Reason is Handoffs.HandoffReason.CrashRecovery)
        {
            return new Decision.Refused(Refusals.Of(
                ErrorCode.InvalidArgument,
                "crash-recovery is the hub's own reason. Say why you pass the claim on.",
                new JsonObject { ["pointer"] = "/reason" }));
        }

        deciding.Touch();
        deciding.Draft.Name(command.Subject, deciding.Actor);
        if (deciding.Item.Offer is { } earlier)
        {
            deciding.Draft.Happen(
                Close(earlier.Id, HandoffState.Withdrawn, "offered anew"),
                deciding.Now, deciding.Actor);
        }

        var limits = deciding.Told.Limits;
        var term = Math.Clamp(command.ExpiresMs ?? limits.DefaultOfferMs, 1, limits.MaxOfferMs);
        deciding.Draft.Happen(
            new WorkItemEvent.HandoffOffered(
                new($"H-{deciding.Draft.NextSeq}"), command.To, command.Reason, command.Narrative,
                PacketFactsOf.Item(deciding.Item, deciding.Told), deciding.Now.AddMilliseconds(term)),
            deciding.Now,
            deciding.Actor);
        return deciding.Draft.Accept();
    }

    public static Decision Accept(Deciding deciding, Accept command)
    {
        if (WhyNotReceived(deciding, command.Handoff) is { } refused)
            return refused;

        var offer = deciding.Item.Offer!;
        if (Differs(offer.Facts, command.Readback) is { Count: > 0 } fields)
        {
            return new Decision.Refused(Refusals.Of(
                ErrorCode.ReadbackMismatch,
                $"The read-back differs from the facts in: {string.Join(", ", fields)}. Read the packet again.",
                new JsonObject { ["fields"] = new JsonArray([.. fields.Select(field => (JsonNode?)field)]) },
                next: new NextAction(
                    "show", "Read the packet.", Call: Call.To("handoff/get", ("handoff", offer.Id.Value)))));
        }

        var claim = deciding.Item.Claim!;
        deciding.Draft.Happen(
            new WorkItemEvent.HandoffClosed(offer.Id, HandoffState.Accepted, command.Readback, null, null),
            deciding.Now,
            deciding.Actor);
        deciding.Draft.Happen(
            new WorkItemEvent.ClaimEnded(claim.Holder, claim.Fence, "accepted", null), deciding.Now, deciding.Actor);
        deciding.Grant(command.LeaseMs);
        return deciding.Draft.Accept();
    }

    public static Decision Decline(Deciding deciding, Decline command)
    {
        if (WhyNotReceived(deciding, command.Handoff) is { } refused)
            return refused;

        var offer = deciding.Item.Offer!;
        // One who may take an open offer does not close it for the others; one who was named does.
        if (offer.To.Principal is null)
            return new Decision.Unmoved("declined");

        deciding.Draft.Happen(
            new WorkItemEvent.HandoffClosed(offer.Id, HandoffState.Declined, null, command.Code, command.Reason),
            deciding.Now,
            deciding.Actor);
        return deciding.Draft.Accept();
    }

    public static Decision Withdraw(Deciding deciding, Withdraw command)
    {
        if (deciding.WhyNotHolder(command.Fence) is { } refusal)
            return new Decision.Refused(refusal);

        if (deciding.Item.Offer is not { } offer || offer.Id != command.Handoff)
            return NotOpen(command.Handoff);

        deciding.Touch();
        deciding.Draft.Happen(Close(offer.Id, HandoffState.Withdrawn, null), deciding.Now, deciding.Actor);
        return deciding.Draft.Accept();
    }

    /// <summary>What accept and decline check first: that the offer is open, and for the caller.</summary>
    private static Decision.Refused? WhyNotReceived(Deciding deciding, HandoffId handoff)
    {
        if (deciding.Item.Offer is not { } offer || offer.Id != handoff)
            return NotOpen(handoff);

        return WhyNotFor(deciding, offer) is { } why
            ? new(Refusals.Of(ErrorCode.HandoffTargetMismatch, why))
            : null;
    }

    /// <summary>Whether the caller may take an offer; says why not.</summary>
    private static string? WhyNotFor(Deciding deciding, Offer offer)
    {
        if (offer.From == deciding.Caller.Principal)
            return "This is your own offer.";

        if (offer.To.Principal is { } principal && principal != deciding.Caller.Principal)
            return "The offer names another principal.";

        if (offer.To.Role is { } role && !deciding.Caller.Roles.Contains(role))
            return $"The offer is for the role {role}.";

        return Eligibility.WhyNot(deciding.Item, deciding.Told, deciding.Caller, []);
    }

    private static List<string> Differs(PacketFacts facts, Readback readback)
    {
        List<string> fields = [];
        if (facts.Subject is not null && !(readback.Subject is { } subject && facts.Subject.Covers(subject)))
            fields.Add("subject");

        if (!facts.Unmet.Select(one => one.Criterion).ToHashSet().SetEquals(readback.Unmet ?? []))
            fields.Add("unmet");

        return fields;
    }

    private static WorkItemEvent.HandoffClosed Close(HandoffId handoff, HandoffState state, string? reason) =>
        new(handoff, state, null, null, reason);

    private static Decision.Refused NotOpen(HandoffId handoff) => new(Refusals.Of(
        ErrorCode.HandoffNotOpen,
        $"{handoff} is not open any more; nothing was changed.",
        next: [new("show", "See how it ended.", Call: Call.To("handoff/get", ("handoff", handoff.Value))),
            new("claim", "Ask for work.", Call: new("claim/acquire"))]));
}
