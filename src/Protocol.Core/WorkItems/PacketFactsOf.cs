using Protocol.Gates;
using Protocol.Handoffs;
using Protocol.Operations;

namespace Protocol.WorkItems;

/// <summary>
/// Computes the facts of a handoff packet from the journal's state; the giver has no say [SB-HAND-002].
/// </summary>
internal static class PacketFactsOf
{
    public static PacketFacts Item(WorkItem item, Circumstances told)
    {
        var step = told.Workflow.Document.Steps[item.Step];
        var exit = GateEvaluator.DefaultExit(step);
        var verdict = exit is null || step.Exits![exit].Gate is null
            ? null
            : GateEvaluator.Evaluate(item, exit, new(item.Subject), told, told.Now);
        var attempts = new AttemptCount(item.FailedSubjects.Count, step.Attempts);
        return new(
            SeverityOf(verdict, attempts),
            item.Step,
            item.Visit,
            item.Claim!.Fence,
            item.Subject,
            item.Workflow,
            exit,
            verdict?.Status,
            UnmetOf(verdict),
            attempts,
            [.. item.Holders.Select(holder => holder.Principal).Distinct()],
            told.Now,
            WaivedOf(verdict));
    }

    /// <summary>The required criteria that a verdict leaves open.</summary>
    public static IReadOnlyList<Unmet> UnmetOf(Verdict? verdict) => verdict is null
        ? []
        :
        [
            .. verdict.Criteria
                .Where(one => one.Required && one.Status is CriterionStatus.Fail or CriterionStatus.Pending)
                .Select(one => new Unmet(one.Id, one.Status, one.Reasons.Count > 0 ? one.Reasons[0].Code : null)),
        ];

    private static List<string>? WaivedOf(Verdict? verdict) =>
        verdict?.Criteria.Where(one => one.Status is CriterionStatus.Waived).Select(one => one.Id).ToList()
            is { Count: > 0 } waived
                ? waived
                : null;

    private static Severity SeverityOf(Verdict? verdict, AttemptCount attempts) => attempts switch
    {
        { Limit: { } limit } when attempts.Used >= limit - 1 && attempts.Used > 0 => Severity.Stuck,
        { Used: > 0 } => Severity.AtRisk,
        _ => verdict?.Status is VerdictStatus.Pass or null ? Severity.OnTrack : Severity.Watch,
    };
}
