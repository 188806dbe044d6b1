using Protocol.Gates;
using Protocol.Operations;

namespace Protocol.WorkItems;

/// <summary>
/// A person takes an exit without holding a claim: whoever signs each command has no use for a lease [SB-GATE-070].
/// </summary>
internal static class PersonDecisions
{
    public static Decision Take(Deciding deciding, WorkItemCommand.TakeExit command)
    {
        if (WhyNot(deciding, command) is { } refusal)
            return new Decision.Refused(refusal);

        var standing = WorkItemAvailability.Of(deciding.Item, deciding.Told);
        if (standing.Availability is not Availability.Ready)
            return ClaimDecisions.NotReady(deciding, standing);

        if (StepDecisions.FindExit(deciding, command.Exit, out var exit) is { } unknown)
            return new Decision.Refused(unknown);

        var approval = deciding.Draft.Step.Exits![exit].Approves && deciding.Item.Subject is { } subject
            ? EvidenceDecisions.ToApproval(deciding, subject, approves: true, null, command.Note)
            : null;
        var verdict = GateEvaluator.Evaluate(
            deciding.Item, exit, new(deciding.Item.Subject, Dirty: false, approval), deciding.Told, deciding.Now);
        return verdict.Status is VerdictStatus.Pass
            ? Leave(deciding, verdict, approval)
            : new Decision.Unmoved(verdict.Outcome, Verdict: verdict);
    }

    private static Decision.Accepted Leave(Deciding deciding, Verdict verdict, Approval? approval)
    {
        if (approval is not null)
            deciding.Draft.Happen(new WorkItemEvent.ApprovalGiven(approval), deciding.Now, deciding.Actor);

        StepMoves.Leave(deciding.Draft, verdict.Exit, verdict, "person", (deciding.Now, deciding.Actor));
        return deciding.Draft.Accept(verdict);
    }

    private static Refusal? WhyNot(Deciding deciding, WorkItemCommand.TakeExit command)
    {
        if (!deciding.Caller.IsPerson)
        {
            return Refusals.Of(
                ErrorCode.Denied,
                "Only a person who signs may take an exit without a claim. Nothing was changed.",
                next: new NextAction("claim", "Claim the step and advance.", Call: new("claim/acquire")));
        }

        if (Eligibility.WhyNot(deciding.Item, deciding.Told, deciding.Caller, []) is { } why)
        {
            return Refusals.Of(
                ErrorCode.Denied,
                $"{why} Nothing was changed.",
                next: new NextAction("ask-person", "Ask another person."));
        }

        var saw = command.Subject;
        var current = deciding.Item.Subject;
        return (current is null && saw is null) || (saw is not null && (current?.Covers(saw) ?? false))
            ? null
            : EvidenceDecisions.Mismatch(deciding.Item);
    }
}
