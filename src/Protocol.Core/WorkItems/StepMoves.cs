using Protocol.Gates;
using Protocol.Operations;
using Protocol.Principals;
using Protocol.Workflows;

namespace Protocol.WorkItems;

/// <summary>Leaves a step and enters the next, through decisions, until a task or an end [SB-FLOW-015].</summary>
internal static class StepMoves
{
    private const int MaxHops = 64;

    /// <summary>Enters the first step.</summary>
    public static void Start(Draft draft, DateTimeOffset at, Actor by) =>
        Enter(draft, draft.Told.Workflow.Document.Start, at, by);

    /// <summary>
    /// Leaves the current step by an exit, on the verdict that lets it be taken; none where time or a limit does.
    /// </summary>
    public static void Leave(
        Draft draft, string exit, Verdict? verdict, string cause, (DateTimeOffset At, Actor By) who)
    {
        Use(draft, verdict, who.At, who.By);
        draft.EndClaim(cause == "timeout" ? cause : "left", null, who.At, who.By);
        Enter(draft, Depart(draft, exit, verdict, cause, who), who.At, who.By);
    }

    /// <summary>Records which waivers an exit is taken by, before it is taken [SB-GATE-056].</summary>
    private static void Use(Draft draft, Verdict? verdict, DateTimeOffset at, Actor by)
    {
        if (verdict is null)
            return;

        foreach (var waiver in Exemptions.UsedBy(verdict))
            draft.Happen(new WorkItemEvent.WaiverUsed(waiver, verdict.Exit), at, by);
    }

    private static string Depart(
        Draft draft, string exit, Verdict? verdict, string cause, (DateTimeOffset At, Actor By) who)
    {
        var evaluation = verdict?.Gate is null ? (Digest?)null : verdict.EvaluationId;
        var (to, looped) = Route(draft.Item, exit, draft.Step.Exits![exit]);
        var left = new WorkItemEvent.StepLeft(
            draft.Item.Step, draft.Item.Visit, exit, to, draft.Item.Subject, evaluation, looped, cause);
        draft.Happen(left, who.At, who.By);
        return to;
    }

    private static (string To, bool Looped) Route(WorkItem item, string exit, Exit route)
    {
        if (route.Loop is not { } loop)
            return (route.TargetFrom(item), false);

        var taken = item.Loops.GetValueOrDefault($"{item.Step}.{exit}");
        return taken >= loop.Max ? (loop.Then, false) : (route.TargetFrom(item), true);
    }

    private static void Enter(Draft draft, string step, DateTimeOffset at, Actor by)
    {
        // A decision sees the attempts and grants of the task that led to it.
        var left = draft.Item;
        for (var hop = 0; hop < MaxHops; hop++)
        {
            bool? timed = Eligibility.IsForPeople(draft.Told.Workflow.Document, step) ? true : null;
            draft.Happen(
                new WorkItemEvent.StepEntered(step, draft.Item.Visits.GetValueOrDefault(step) + 1, timed), at, by);
            switch (draft.Step.Type)
            {
                case StepType.Decision:
                    step = Decide(draft, left, at);
                    break;
                case StepType.Wait when Wait(draft, at) is { } next:
                    step = next;
                    break;
                case StepType.End:
                    var result = draft.Step.Result ?? Lifecycle.Failed;
                    draft.Happen(new WorkItemEvent.Ended(result, $"step {step}"), at, Actor.Hub);
                    return;
                default:
                    return;
            }
        }

        draft.Happen(new WorkItemEvent.Ended(Lifecycle.Failed, "decisions without end"), at, Actor.Hub);
    }

    /// <summary>
    /// Parks the item at the gated exit until the deadline [SB-FLOW-022]; tells where it goes on at once, if it does.
    /// </summary>
    private static string? Wait(Draft draft, DateTimeOffset at)
    {
        var exit = GateEvaluator.DefaultExit(draft.Step)!;
        var deadline = at + Durations.Read(draft.Step.Timeout)!.Value;
        draft.Happen(new WorkItemEvent.Parked(exit, draft.Item.Subject, deadline), at, Actor.Hub);
        var verdict = Parking.Evaluate(draft, at);
        if (Parking.ExitOf(draft, verdict) is not { } taken)
            return null;

        Use(draft, verdict, at, Actor.Hub);
        return Depart(draft, taken, verdict, "park", (at, Actor.Hub));
    }

    private static string Decide(Draft draft, WorkItem before, DateTimeOffset at)
    {
        var cases = draft.Step.Cases ?? [];
        var index = cases.TakeWhile(option => !Facts.Holds(option.When, before, draft.Item.Visit)).Count();
        var (exit, route) = index < cases.Count
            ? (cases[index].ExitName(index), new Exit(cases[index].To))
            : (draft.Step.Default!.ExitName, new Exit(draft.Step.Default!.To, Loop: draft.Step.Default.Loop));
        var (target, looped) = Route(draft.Item, exit, route);
        var left = new WorkItemEvent.StepLeft(
            draft.Item.Step, draft.Item.Visit, exit, target, draft.Item.Subject, null, looped, "decision");
        draft.Happen(left, at, Actor.Hub);
        return target;
    }
}
