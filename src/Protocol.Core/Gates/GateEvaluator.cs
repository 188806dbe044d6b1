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
        var step = told.Workflow.Document.Steps[item.Step];
        var gateId = step.Exits![exit].Gate;
        var gate = gateId is null ? null : told.Workflow.Document.Gates![gateId];
        var about = question with { Subject = Resolve(item, question.Subject) };
        var judged = (gate?.All ?? [])
            .Select(criterion => JudgeWhole(new(criterion, gateId!, item, about, told, asOf))).ToList();
        var status = Combine(judged.Where(one => one.Criterion.Required).Select(one => one.Judgement.Status));
        var criteria = judged.Select(one => ToVerdict(one.Criterion, one.Judgement)).ToList();
        var reference = gateId is null ? null : new GateRef(gateId, told.Workflow.GateDigests[gateId]);

        var inputs = Digests.Of(new EvaluationInputs(
            told.Workflow.Ref.Digest, reference?.Digest, item.Id, item.Step, item.Visit, exit, about.Subject,
            about.Dirty, told.Sealed, item.Evidence, item.Approvals, Timeless(about.Provisional), item.Requests,
            item.Troubles, item.Passages, item.Holders, item.FailedSubjects, item.Grants));
        var verdict = new Verdict(
            Spell(status), [], status, status is VerdictStatus.Pass, item.Id, item.Step, item.Visit, exit, reference,
            about.Subject, criteria, new(item.FailedSubjects.Count, step.Attempts), asOf,
            judged.Min(one => one.Judgement.ValidUntil), inputs, default, !told.Sealed);
        return verdict with
        {
            EvaluationId = Digests.Of(verdict with { AsOf = default }),
            Next = VerdictAdvice.Next(verdict, gate, item),
        };
    }

    /// <summary>
    /// The exit that is meant where none is named: the first with a gate, else the first that the hub does not take
    /// itself [SB-FLOW-019].
    /// </summary>
    public static string? DefaultExit(Step step) =>
        step.Exits?.FirstOrDefault(exit => exit.Value.Gate is not null).Key
            ?? step.Exits?.Keys.FirstOrDefault(Step.IsForHolders);

    /// <summary>The approval that an exit would give is given at the instant of the evaluation.</summary>
    private static Approval? Timeless(Approval? provisional) =>
        provisional is null ? null : provisional with { At = default };

    private static Subject? Resolve(WorkItem item, Subject? asked) =>
        asked is null || (item.Subject?.Covers(asked) ?? false) ? item.Subject : KnownSubjects.Resolve(item, asked);

    private static (Criterion Criterion, Judgement Judgement) JudgeWhole(Inquiry inquiry) => (
        inquiry.Criterion,
        inquiry.Criterion.AnyOf is { Count: > 0 } options
            ? Any(options.Select(option => Judge(inquiry with { Criterion = option })).ToList())
            : Judge(inquiry));

    private static Judgement Judge(Inquiry inquiry) => inquiry.Criterion.Kind switch
    {
        "command" or "diff" or "artifact" => VerifierCriterion.Judge(inquiry),
        "evidence" => EvidenceCriterion.Judge(inquiry),
        "approval" => ApprovalCriterion.Judge(inquiry),
        "history" => HistoryCriterion.Judge(inquiry),
        "limit" => LimitCriterion.Judge(inquiry),
        _ => Judgement.Pending(
            "criterion.unknown_kind", $"This hub does not know the kind '{inquiry.Criterion.Kind}'."),
    };

    /// <summary>Kleene's strong disjunction.</summary>
    private static Judgement Any(List<Judgement> options)
    {
        var until = options.Min(option => option.ValidUntil);
        if (options.Find(option => Passes(option.Status)) is { } passing)
            return passing with { ValidUntil = until };

        var status = options.TrueForAll(option => option.Status is CriterionStatus.Fail)
            ? CriterionStatus.Fail
            : CriterionStatus.Pending;
        return new(
            status,
            [.. options.SelectMany(option => option.Reasons)],
            [.. options.SelectMany(option => option.Evidence)],
            options.Max(option => option.Have),
            until);
    }

    /// <summary>Kleene's strong conjunction; over nothing it passes.</summary>
    private static VerdictStatus Combine(IEnumerable<CriterionStatus> statuses)
    {
        var result = VerdictStatus.Pass;
        foreach (var status in statuses)
        {
            if (status is CriterionStatus.Fail)
                return VerdictStatus.Fail;

            if (!Passes(status))
                result = VerdictStatus.Pending;
        }

        return result;
    }

    private static bool Passes(CriterionStatus status) =>
        status is CriterionStatus.Pass or CriterionStatus.Waived or CriterionStatus.NotApplicable;

    private static CriterionVerdict ToVerdict(Criterion criterion, Judgement judgement) => new(
        criterion.Id,
        criterion.AnyOf is { Count: > 0 } ? "any-of" : criterion.Kind,
        judgement.Status,
        criterion.Required,
        criterion.IsForVerifier || criterion.Kind == "evidence" ? criterion.Need : criterion.MinTrust,
        judgement.Have,
        [.. judgement.Reasons.Take(20)],
        judgement.Evidence);

    private static string Spell(VerdictStatus status) =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(status.ToString());
}
