using Protocol.Gates;
using Protocol.Operations;
using Protocol.Principals;
using Protocol.Workflows;

namespace Protocol.WorkItems;

/// <summary>
/// A parked work item is judged again whenever something arrives or an instant is reached [SB-GATE-014].
/// </summary>
internal static class Parking
{
    /// <summary>
    /// Takes the exit on a pass. On a fail a task is open again, and a wait takes its exit <c>fail</c>, if it has one.
    /// Else the item goes on waiting.
    /// </summary>
    public static void Settle(Draft draft, DateTimeOffset at)
    {
        if (draft.Item.Park is null)
            return;

        var verdict = Evaluate(draft, at);
        if (ExitOf(draft, verdict) is { } exit)
        {
            StepMoves.Leave(draft, exit, verdict, "park", (at, Actor.Hub));
        }
        else if (verdict.Status is VerdictStatus.Fail && !IsWait(draft))
        {
            draft.Happen(new WorkItemEvent.Reopened($"{FirstFailing(verdict)} does not hold"), at, Actor.Hub);
        }
    }

    /// <summary>The exit that the hub takes on a verdict; null where the item waits on, or is reopened.</summary>
    public static string? ExitOf(Draft draft, Verdict verdict) => verdict.Status switch
    {
        VerdictStatus.Pass => verdict.Exit,
        VerdictStatus.Fail when IsWait(draft) && draft.Step.Exits!.ContainsKey("fail") => "fail",
        _ => null,
    };

    /// <summary>
    /// The first instant up to now, and before the deadline, at which the item would not go on waiting.
    /// </summary>
    public static DateTimeOffset? NextChange(Draft draft)
    {
        // What came later must not let an exit pass at an instant before it, so time goes on from the last event.
        var park = draft.Item.Park!;
        var verdict = Evaluate(draft, draft.Item.ChangedAt);
        while (verdict.ValidUntil is { } until && until < park.Deadline && until <= draft.Told.Now)
        {
            verdict = Evaluate(draft, until);
            if (ExitOf(draft, verdict) is not null || (verdict.Status is VerdictStatus.Fail && !IsWait(draft)))
                return until;
        }

        return null;
    }

    /// <summary>The verdict of the exit where the item is parked.</summary>
    public static Verdict Evaluate(Draft draft, DateTimeOffset at) => GateEvaluator.Evaluate(
        draft.Item, draft.Item.Park!.Exit, new(draft.Item.Park.Subject), draft.Told, at);

    private static bool IsWait(Draft draft) => draft.Step.Type is StepType.Wait;

    private static string FirstFailing(Verdict verdict) =>
        verdict.Criteria.First(one => one.Required && one.Status == CriterionStatus.Fail).Id;
}
