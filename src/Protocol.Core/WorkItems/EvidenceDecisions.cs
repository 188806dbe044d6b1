using Protocol.Gates;
using Protocol.Operations;
using static Protocol.WorkItems.WorkItemCommand;

namespace Protocol.WorkItems;

/// <summary>Statements and approvals: spec/evidence.md and spec/gates.md.</summary>
internal static class EvidenceDecisions
{
    public static Decision Submit(Deciding deciding, Submit command)
    {
        if (ToEvidence(deciding, command, out var fault) is not { } evidence)
        {
            return new Decision.Refused(Refusals.Of(
                ErrorCode.InvalidArgument, fault, new() { ["pointer"] = "/envelope" },
                next: new NextAction("correct-arguments", "Send a statement, or a signed envelope that holds one.")));
        }

        deciding.Draft.Happen(new WorkItemEvent.EvidenceMinted(evidence, null), deciding.Now, deciding.Actor);
        Parking.Settle(deciding.Draft, deciding.Now);
        return deciding.Draft.Accept();
    }

    /// <summary>What was submitted: a statement as it is, or one in an envelope, whoever signed it.</summary>
    private static Evidence? ToEvidence(Deciding deciding, Submit command, out string fault)
    {
        var id = new EvidenceId($"E-{deciding.Draft.NextSeq}");
        var (by, now, visit) = (deciding.Caller.Principal, deciding.Now, deciding.Item.Visit);
        if (command.Envelope is { } envelope)
        {
            fault = "Name an envelope, or predicateType, predicate and subject, and not both.";
            return command is { PredicateType: null, Predicate: null, Subject: null }
                && Statement.Read(envelope, out fault) is { } signed
                ? new(id, signed.PredicateType, signed.Subjects[0], command.Trust, by, now, visit, Envelope: envelope)
                : null;
        }

        fault = "Name predicateType, predicate and subject, or a signed envelope.";
        return command is { PredicateType: { } type, Predicate: { } predicate, Subject: { } subject }
            ? new(id, type, subject, command.Trust, by, now, visit, Predicate: predicate)
            : null;
    }

    /// <summary>
    /// An approval names the digest that the approver saw; of another subject it is refused [SB-GATE-020].
    /// </summary>
    public static Decision Approve(Deciding deciding, Approve command)
    {
        if (deciding.Item.Subject is not { } current || !current.Covers(command.Subject))
            return new Decision.Refused(Mismatch(deciding.Item));

        var approval = ToApproval(deciding, current, command.Approves, command.Criterion, command.Comment)
            with { Trust = command.Trust };
        deciding.Draft.Happen(new WorkItemEvent.ApprovalGiven(approval), deciding.Now, deciding.Actor);
        Parking.Settle(deciding.Draft, deciding.Now);
        return deciding.Draft.Accept();
    }

    /// <summary>Whoever acts on a subject names the one that was seen; it has to be the current one.</summary>
    public static Refusal Mismatch(WorkItem item) => Refusals.Of(
        ErrorCode.SubjectMismatch,
        $"What you saw is not the current subject of {item.Id}; nothing was recorded.",
        next: new NextAction(
            "show", "Look at the current subject.", Call: Call.To("work/get", ("work", item.Id.Value))));

    /// <summary>The approval of a caller, at the trust of its channel.</summary>
    public static Approval ToApproval(
        Deciding deciding, Subject subject, bool approves, string? criterion, string? comment) => new(
            deciding.Caller.Principal,
            deciding.Caller.Kind,
            deciding.Caller.Party,
            deciding.Caller.Roles,
            deciding.Caller.Assurance is Principals.Assurance.Asserted ? Trust.Claimed : Trust.Verified,
            subject,
            approves,
            criterion,
            deciding.Item.Step,
            deciding.Item.Visit,
            deciding.Now,
            comment);
}
