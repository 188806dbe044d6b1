using System.Text.Json.Nodes;
using Protocol.Gates;
using Protocol.Operations;
using Protocol.Workflows;
using static Protocol.WorkItems.WorkItemCommand;

namespace Protocol.WorkItems;

/// <summary>Leaving a step: spec/gates.md. The gate is evaluated again here, whatever was checked before.</summary>
internal static class StepDecisions
{
    public static Decision Advance(Deciding deciding, Advance command)
    {
        if ((deciding.WhyNotHolder(command.Fence) ?? deciding.WhyNotNamed(command.Subject)) is { } refusal)
            return new Decision.Refused(refusal);

        if (FindExit(deciding, command.Exit, out var name) is { } unknown)
            return new Decision.Refused(unknown);

        var question = ToQuestion(deciding, name, command.Subject, command.Dirty, command.Note);
        var verdict = GateEvaluator.Evaluate(deciding.Item, name, question, deciding.Told, deciding.Now);
        return verdict.Status switch
        {
            VerdictStatus.Pass => Leave(deciding, command, question, verdict),
            VerdictStatus.Pending when command.Park && !command.Dirty => Park(deciding, command, question, verdict),
            _ => new Decision.Unmoved(verdict.Outcome, Verdict: verdict),
        };
    }

    /// <summary>Finds the exit that is meant; says which there are where it is none.</summary>
    public static Refusal? FindExit(Deciding deciding, string? asked, out string name)
    {
        var exits = deciding.Draft.Step.Exits ?? new Dictionary<string, Exit>();
        name = asked ?? GateEvaluator.DefaultExit(deciding.Draft.Step) ?? "";
        if (exits.ContainsKey(name) && Step.IsForHolders(name))
            return null;

        var names = exits.Keys.Where(Step.IsForHolders).ToList();
        return Refusals.Of(
            ErrorCode.InvalidArgument,
            $"The step {deciding.Item.Step} has no exit '{name}' that can be taken. Exits: {string.Join(", ", names)}.",
            new JsonObject
            {
                ["pointer"] = "/exit",
                ["step"] = deciding.Item.Step,
                ["exits"] = new JsonArray([.. names.Select(exit => (JsonNode?)exit)]),
            },
            next: names.Count == 0 ? [] : [new("advance", "Take one of these exits.",
                Call: Call.To("step/advance", ("exit", names[0])))]);
    }

    /// <summary>What the gate of an exit is asked; taking an approving exit is an approval of the subject.</summary>
    public static Question ToQuestion(
        Deciding deciding, string exit, Subject? named, bool dirty, string? comment = null)
    {
        var subject = named ?? deciding.Item.Subject;
        var approves = deciding.Draft.Step.Exits![exit].Approves
            && deciding.Item.Claim?.Holder == deciding.Caller.Principal;
        return new(
            subject,
            dirty,
            approves && subject is not null
                ? EvidenceDecisions.ToApproval(deciding, Known(deciding, subject), approves: true, null, comment)
                : null);
    }

    /// <summary>The subject as a verifier resolved it, where it did.</summary>
    private static Subject Known(Deciding deciding, Subject subject) =>
        deciding.Item.Subject is { } current && current.Covers(subject) ? current : subject;

    private static Decision.Accepted Leave(Deciding deciding, Advance command, Question question, Verdict verdict)
    {
        Record(deciding, command, question);
        StepMoves.Leave(deciding.Draft, verdict.Exit, verdict, "advance", (deciding.Now, deciding.Actor));

        if (deciding.Item.Lifecycle is Lifecycle.Open
            && WorkItemAvailability.Of(deciding.Item, deciding.Told).Availability is Availability.Ready
            && Eligibility.WhyNot(deciding.Item, deciding.Told, deciding.Caller, []) is null)
        {
            deciding.Grant(null);
        }

        return deciding.Draft.Accept(verdict);
    }

    private static Decision.Accepted Park(Deciding deciding, Advance command, Question question, Verdict verdict)
    {
        var limits = deciding.Told.Limits;
        var wait = Math.Clamp(command.DeadlineMs ?? limits.DefaultParkMs, 1, limits.MaxParkMs);
        Record(deciding, command, question);
        deciding.Draft.EndClaim("parked", null, deciding.Now, deciding.Actor);
        deciding.Draft.Happen(
            new WorkItemEvent.Parked(verdict.Exit, deciding.Item.Subject, deciding.Now.AddMilliseconds(wait)),
            deciding.Now,
            deciding.Actor);
        return deciding.Draft.Accept(verdict);
    }

    private static void Record(Deciding deciding, Advance command, Question question)
    {
        if (deciding.Item.Claim!.Expired)
            deciding.Draft.Happen(new WorkItemEvent.ClaimRevived(command.Fence), deciding.Now, deciding.Actor);

        deciding.Draft.Name(command.Subject, deciding.Actor);
        if (command.Note is not null)
        {
            deciding.Draft.Happen(
                new WorkItemEvent.ClaimProgressed(command.Fence, command.Note), deciding.Now, deciding.Actor);
        }

        if (question.Provisional is { } approval)
            deciding.Draft.Happen(new WorkItemEvent.ApprovalGiven(approval), deciding.Now, deciding.Actor);
    }
}
