using Protocol.Operations;
using Protocol.WorkItems;
using Protocol.Workflows;

namespace Protocol.Server.Hub;

/// <summary>What a new holder needs to begin, within 8 KiB [SB-CLAIM-005], and the one next action.</summary>
internal static class Briefs
{
    private const int MaxGoal = 3_000;
    private const int MaxInstructions = 1_500;
    private const int MaxNote = 500;

    public static Brief Of(WorkItem item, Circumstances told)
    {
        var step = told.Workflow.Document.Steps[item.Step];
        return new(
            item.Id,
            item.Title,
            item.Step,
            item.Visit,
            step.Instructions is { } text ? Cut(text, MaxInstructions) : step.Title,
            item.Goal is { } goal ? new(item.CreatedBy, Cut(goal, MaxGoal)) : null,
            [.. Exits(step, told.Workflow.Document).Take(12)],
            item.Workflow,
            item.Subject,
            item.LastHandoff,
            item.LastClaim is { } last
                ? new(last.Holder, last.At, last.Ended, last.Note is { } note ? Cut(note, MaxNote) : null, last.Subject)
                : null,
            told.Sealed ? null : ["Nobody has enrolled as a person here: this workspace is unsealed."]);
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

    private static IEnumerable<ExitView> Exits(Step step, Workflow workflow) =>
        from exit in step.Exits ?? new Dictionary<string, Exit>()
        where exit.Key is not ("timeout" or "exhausted")
        let gate = exit.Value.Gate is { } id ? workflow.Gates![id] : null
        select new ExitView(
            exit.Key,
            exit.Value.To,
            exit.Value.Gate,
            [.. (gate?.All ?? []).Take(16)
                .Select(one => new CriterionView(one.Id, one.Kind, one.Title, one.Required))]);

    private static string Cut(string text, int length) =>
        text.Length <= length ? text : string.Concat(text.AsSpan(0, length), " … (show has the rest)");
}
