using Protocol.Gates;
using Protocol.Principals;

namespace Protocol.WorkItems;

/// <summary>
/// A parked work item is judged again whenever something arrives or an instant is reached [SB-GATE-014].
/// </summary>
internal static class Parking
{
    /// <summary>
    /// Takes the exit on a pass, opens the same visit again on a fail, and leaves a pending item waiting.
    /// </summary>
    public static void Settle(Draft draft, DateTimeOffset at)
    {
        if (draft.Item.Park is not { } park)
            return;

        var verdict = GateEvaluator.Evaluate(draft.Item, park.Exit, new(park.Subject), draft.Told, at);
        switch (verdict.Status)
        {
            case VerdictStatus.Pass:
                ExemptionDecisions.Use(draft, verdict, at, Actor.Hub);
                StepMoves.Leave(draft, park.Exit, verdict.EvaluationId, "park", (at, Actor.Hub));
                break;
            case VerdictStatus.Fail:
                var first = verdict.Criteria.First(one => one.Required && one.Status == CriterionStatus.Fail);
                draft.Happen(new WorkItemEvent.Reopened($"{first.Id} does not hold"), at, Actor.Hub);
                break;
            case VerdictStatus.Pending:
                break;
        }
    }
}
