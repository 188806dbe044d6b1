using System.Text.Json;
using Protocol.Operations;
using Protocol.WorkItems;
using Protocol.Workflows;

namespace Protocol.Gates;

/// <summary>
/// Evaluates a gate: a pure function of what is recorded [SB-GATE-001]. Only pass passes; whatever is missing, stale,
/// unknown or contradictory is pending, with a reason.
/// </summary>
public static class GateEvaluator
{
    /// <summary>The verdict of the gate of an exit of the current step, about a subject, as of an instant.</summary>
    public static Verdict Evaluate(
        WorkItem item, string exit, Question question, Circumstances told, DateTimeOffset asOf)
    {
        var inputs = InputsOf.Item(item, exit, question, told);
        var gate = inputs.Gate is { } document
            ? told.Workflow.Gate(document.Id)
            : null;
        return Evaluate(inputs, gate, asOf);
    }

    /// <summary>The verdict that follows from inputs alone, as of an instant [SB-GATE-043].</summary>
    /// <exception cref="JsonException">The gate is none.</exception>
    public static Verdict Evaluate(EvaluationInputs inputs, DateTimeOffset asOf) =>
        Evaluate(inputs, inputs.Gate is { } gate ? PinnedGate.Read(gate) : null, asOf);

    /// <summary>
    /// The exit that is meant where none is named: the first with a gate, else the first that the hub does not take
    /// itself [SB-FLOW-019].
    /// </summary>
    public static string? DefaultExit(Step step) =>
        step.Exits?.FirstOrDefault(exit => exit.Value.Gate is not null).Key
            ?? step.Exits?.Keys.FirstOrDefault(Step.IsForHolders);

    private static Verdict Evaluate(EvaluationInputs inputs, PinnedGate? gate, DateTimeOffset asOf)
    {
        var judged = (gate?.Criteria ?? []).Select(one => one.Judge(inputs, asOf)).ToList();
        var criteria = judged.ConvertAll(one => one.ToVerdict());
        var status = Kleene.All(criteria.Where(one => one.Required).Select(one => one.Status));
        var verdict = new Verdict(
            Refusals.Spell(status), [], status, status is VerdictStatus.Pass,
            inputs.Work, inputs.Step, inputs.Visit, inputs.Exit, gate?.Ref, inputs.Subject, criteria, inputs.Attempts,
            asOf, judged.Min(one => one.Judgement.ValidUntil), Digests.Of(inputs), default, !inputs.Sealed);
        verdict = verdict with { Next = VerdictAdvice.Next(verdict, judged, inputs) };
        return verdict with { EvaluationId = Digests.Of(VerdictBody.Of(verdict)) };
    }
}
