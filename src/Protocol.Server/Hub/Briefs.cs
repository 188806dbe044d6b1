using Protocol.Operations;
using Protocol.WorkItems;
using Protocol.Workflows;

namespace Protocol.Server.Hub;

/// <summary>What a new holder needs to begin, within 8 KiB [SB-CLAIM-005], and the one next action.</summary>
internal static class Briefs
{
    private const int MaxBytes = 8_192;

    /// <summary>How much of each part, from the whole to what always fits.</summary>
    private static readonly Measure[] Measures =
    [
        new(3_000, 1_500, 500, 12, 16, 2), new(1_500, 1_000, 300, 12, 8, 2), new(800, 600, 200, 12, 3, 1),
        new(400, 400, 100, 12, 0, 1), new(200, 200, 80, 6, 0, 0),
    ];

    public static Brief Of(WorkItem item, Circumstances told) => Fit.First(
        Measures.Select(measure => Of(item, told, measure)), MaxBytes);

    private static Brief Of(WorkItem item, Circumstances told, Measure measure)
    {
        var step = told.Workflow.Document.Steps[item.Step];
        return new(
            item.Id,
            item.Title,
            item.Step,
            item.Visit,
            step.Instructions is { } text ? Cut(text, measure.Instructions) : step.Title,
            item.Goal is { } goal ? new(item.CreatedBy, Cut(goal, measure.Goal)) : null,
            [.. Exits(item, told.Workflow.Document, measure.Criteria).Take(measure.Exits)],
            item.Workflow,
            item.Subject,
            item.LastHandoff,
            item.LastClaim is { } last
                ? new(
                    last.Holder, last.At, last.Ended, last.Note is { } note ? Cut(note, measure.Note) : null,
                    last.Subject)
                : null,
            told.Sealed ? null : ["Nobody has enrolled as a person here: this workspace is unsealed."],
            DisputesOf(item, measure) is { Count: > 0 } disputes ? disputes : null);
    }

    /// <summary>Exactly one thing to do first.</summary>
    public static IReadOnlyList<NextAction> Next(WorkItem item, Circumstances told)
    {
        var step = told.Workflow.Document.Steps[item.Step];
        var exit = Gates.GateEvaluator.DefaultExit(step);
        var gated = exit is not null && step.Exits![exit].Gate is not null;
        return
        [
            new(
                "work",
                gated
                    ? $"Do the step '{item.Step}', commit, then check its gate; it is left by the exit '{exit}'."
                    : $"Do the step '{item.Step}', then advance by the exit '{exit}'.",
                Call: gated ? new("gate/check") : Call.To("step/advance", ("exit", exit ?? ""))),
        ];
    }

    private static IEnumerable<ExitView> Exits(WorkItem item, Workflow workflow, int criteria) =>
        from exit in workflow.Steps[item.Step].Exits ?? new Dictionary<string, Exit>()
        where Step.IsForHolders(exit.Key)
        let gate = exit.Value.Gate is { } id ? workflow.Gates![id] : null
        select new ExitView(
            exit.Key,
            exit.Value.TargetFrom(item),
            exit.Value.Gate,
            [.. (gate?.All ?? []).Take(criteria)
                .Select(one => new CriterionView(one.Id, one.Kind, one.Title, one.Required))]);

    /// <summary>The last disputes of this visit: a ruling to amend says what is to come.</summary>
    private static List<DisputeView> DisputesOf(WorkItem item, Measure measure) =>
    [
        .. item.Disputes.Where(one => one.Step == item.Step && one.Visit == item.Visit).TakeLast(measure.Disputes)
            .Select(one => new DisputeView(
                one.Id, one.Criterion, new(one.By, Cut(one.Reason, measure.Note)), one.Ruling,
                one is { Note: { } note, RuledBy: { } by } ? new(by, Cut(note, measure.Note)) : null)),
    ];

    private static string Cut(string text, int length) =>
        text.Length <= length ? text : Fit.Begin(text, length) + " … (show has the rest)";

    private sealed record Measure(int Goal, int Instructions, int Note, int Exits, int Criteria, int Disputes);
}
