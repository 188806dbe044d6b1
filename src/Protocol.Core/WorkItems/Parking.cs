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
        if (draft.Item.Park is not { } park)
            return;

        if (Judge(draft, at) is (var exit, var evaluation))
        {
            Use(draft, at);
            StepMoves.Leave(draft, exit, evaluation, "park", (at, Actor.Hub));
        }
        else if (Evaluate(draft, park, at) is { Status: VerdictStatus.Fail } verdict && !IsWait(draft))
        {
            draft.Happen(new WorkItemEvent.Reopened($"{FirstFailing(verdict)} does not hold"), at, Actor.Hub);
        }
    }

    /// <summary>The exit that the hub takes now, and the evaluation that led to it.</summary>
    public static (string Exit, Digest? Evaluation)? Judge(Draft draft, DateTimeOffset at)
    {
        var park = draft.Item.Park!;
        var verdict = Evaluate(draft, park, at);
        return verdict.Status switch
        {
            VerdictStatus.Pass => (park.Exit, verdict.EvaluationId),
            VerdictStatus.Fail when IsWait(draft) && draft.Step.Exits!.ContainsKey("fail") =>
                ("fail", verdict.EvaluationId),
            _ => null,
        };
    }

    /// <summary>
    /// The first instant up to now, and before the deadline, at which the item would not go on waiting.
    /// </summary>
    public static DateTimeOffset? NextChange(Draft draft)
    {
        // What came later must not let an exit pass at an instant before it, so time goes on from the last event.
        var park = draft.Item.Park!;
        var verdict = Evaluate(draft, park, draft.Item.ChangedAt);
        while (verdict.ValidUntil is { } until && until < park.Deadline && until <= draft.Told.Now)
        {
            verdict = Evaluate(draft, park, until);
            if (Judge(draft, until) is not null || (verdict.Status is VerdictStatus.Fail && !IsWait(draft)))
                return until;
        }

        return null;
    }

    /// <summary>Records the waivers by which the exit is taken that the hub takes now.</summary>
    public static void Use(Draft draft, DateTimeOffset at) =>
        ExemptionDecisions.Use(draft, Evaluate(draft, draft.Item.Park!, at), at, Actor.Hub);

    private static Verdict Evaluate(Draft draft, Park park, DateTimeOffset at) =>
        GateEvaluator.Evaluate(draft.Item, park.Exit, new(park.Subject), draft.Told, at);

    private static bool IsWait(Draft draft) => draft.Step.Type is StepType.Wait;

    private static string FirstFailing(Verdict verdict) =>
        verdict.Criteria.First(one => one.Required && one.Status == CriterionStatus.Fail).Id;
}
