using Protocol.Operations;
using Protocol.Principals;
using static Protocol.WorkItems.WorkItemCommand;

namespace Protocol.WorkItems;

/// <summary>
/// The rules of spec/, as one pure function: the same state, command, caller and circumstances give the same events,
/// byte for byte.
/// </summary>
public static class WorkItemDecider
{
    /// <summary>Makes a work item.</summary>
    public static Decision Create(WorkItemCommand.Create command, Caller caller, Circumstances told)
    {
        var draft = new Draft(null, told);
        draft.Happen(
            new WorkItemEvent.Created(
                command.Title, command.Goal, command.Workflow, command.Labels, command.Priority, command.DependsOn,
                command.NotBefore),
            told.Now,
            caller.Actor);
        StepMoves.Start(draft, told.Now, caller.Actor);
        return draft.Accept();
    }

    /// <summary>Answers a command: first time passes, then the command is decided on what is left.</summary>
    public static Decision Decide(WorkItem item, WorkItemCommand command, Caller caller, Circumstances told)
    {
        var draft = new Draft(item, told);
        WorkItemTime.Pass(draft);
        var request = new Deciding(draft, caller, told);
        return (draft.Item.Lifecycle, command) switch
        {
            (_, WorkItemCommand.Create) => throw new System.Diagnostics.UnreachableException("The work item exists."),
            (_, WorkItemCommand.GrantWaiver or WorkItemCommand.ResolveDispute)
                when !caller.IsPerson => ExemptionDecisions.Denied(),
            (Lifecycle.Succeeded or Lifecycle.Failed or Lifecycle.Canceled, _) => Ended(draft.Item),
            (_, Report report) => VerificationDecisions.Report(request, report),
            (_, Cancel cancel) => LifecycleDecisions.Cancel(request, cancel),
            (_, Resume) => LifecycleDecisions.Resume(request),
            (Lifecycle.Paused, Acquire) => new Decision.Unmoved("paused"),
            (Lifecycle.Paused, Pause pause) => LifecycleDecisions.Pause(request, pause),
            (Lifecycle.Paused, Revoke revoke) => ClaimDecisions.Revoke(request, revoke),
            (Lifecycle.Paused, _) => Paused(draft.Item),
            (_, Pause pause) => LifecycleDecisions.Pause(request, pause),
            (_, Acquire acquire) => ClaimDecisions.Acquire(request, acquire),
            (_, Revoke revoke) => ClaimDecisions.Revoke(request, revoke),
            (_, Renew renew) => ClaimDecisions.Renew(request, renew),
            (_, Progress progress) => ClaimDecisions.Progress(request, progress),
            (_, Release release) => ClaimDecisions.Release(request, release),
            (_, Advance advance) => StepDecisions.Advance(request, advance),
            (_, WorkItemCommand.TakeExit take) => PersonDecisions.Take(request, take),
            (_, AskVerification ask) => VerificationDecisions.Ask(request, ask),
            (_, TakeVerification) => VerificationDecisions.Take(request),
            (_, Submit submit) => EvidenceDecisions.Submit(request, submit),
            (_, Approve approve) => EvidenceDecisions.Approve(request, approve),
            (_, WorkItemCommand.GrantWaiver grant) => ExemptionDecisions.Grant(request, grant),
            (_, WorkItemCommand.OpenDispute open) => ExemptionDecisions.Open(request, open),
            (_, WorkItemCommand.ResolveDispute resolve) => ExemptionDecisions.Resolve(request, resolve),
            (_, WorkItemCommand.Offer offer) => HandoffDecisions.Offer(request, offer),
            (_, Accept accept) => HandoffDecisions.Accept(request, accept),
            (_, Decline decline) => HandoffDecisions.Decline(request, decline),
            (_, Withdraw withdraw) => HandoffDecisions.Withdraw(request, withdraw),
            _ => throw new System.Diagnostics.UnreachableException($"{command} is no command of a work item."),
        };
    }

    private static Decision.Refused Ended(WorkItem item) => new(Refusals.Of(
        ErrorCode.WorkEnded,
        $"{item.Id} ended: {Refusals.Spell(item.Lifecycle)}.",
        next: new NextAction("claim", "Ask for other work.", Call: new("claim/acquire"))));

    private static Decision.Refused Paused(WorkItem item) => new(Refusals.Of(
        ErrorCode.Paused,
        $"A person paused {item.Id}. Your claim and its term stand still; stop until it is resumed.",
        retryAfterMs: 60_000,
        next: new NextAction("wait", "A person resumes it.", Call: Call.To("work/get", ("work", item.Id.Value)))));
}
