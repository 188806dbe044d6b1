using Protocol.WorkItems;
using Protocol.Workflows;

namespace Protocol.Gates;

/// <summary>Takes out of a work item what a verdict depends on: the table of inputs in spec/gates.md.</summary>
internal static class InputsOf
{
    public static EvaluationInputs Item(WorkItem item, string exit, Question question, Circumstances told)
    {
        var step = told.Workflow.Document.Steps[item.Step];
        var subject = Resolve(item, question.Subject);
        return new(
            told.Workflow.Ref, item.Id, item.Step, item.Visit, exit,
            [.. step.Exits!.Keys.Order(StringComparer.Ordinal)],
            step.Exits[exit].Gate is { } gate ? told.Workflow.Gate(gate).Source : null,
            subject, question.Dirty, told.Sealed, new(item.FailedSubjects.Count, step.Attempts), Facts.Of(item),
            Facts.InstantsOf(item), told.Signers ?? [], item.Evidence,
            [.. item.Requests.Select(one => new AskedRun(one.CriterionDigest, one.Subject))],
            [.. item.Troubles.Select(one => new TroubledRun(one.CriterionDigest, one.Subject, one.Reasons))],
            Approvals(item, question),
            [.. item.Passages.Select(one => new TakenExit(
                one.Step, one.Exit, one.Subject is { } passed ? Resolve(item, passed) : null))],
            ProducersOf(item, told.Workflow.Document, question, subject),
            Exemptions.WaiversOf(item, step.Exits[exit].Gate), Exemptions.DisputesOf(item, step.Exits[exit].Gate));
    }

    private static Subject? Resolve(WorkItem item, Subject? named) =>
        named is null || (item.Subject?.Covers(named) ?? false) ? item.Subject : KnownSubjects.Resolve(item, named);

    private static IReadOnlyList<GivenApproval> Approvals(WorkItem item, Question question)
    {
        var provisional = question.Provisional is { } approval ? [approval] : Array.Empty<Approval>();
        return
        [
            .. item.Approvals.Concat(provisional).Select(one => new GivenApproval(
                one.By, one.Kind, one.Party, one.Roles, one.Trust, one.Subject, one.Approves, one.Criterion,
                one.Comment)),
        ];
    }

    /// <summary>
    /// Who produced the subject, each once. Whoever would approve and name another subject in the same breath produces
    /// it.
    /// </summary>
    private static IReadOnlyList<Producer> ProducersOf(
        WorkItem item, Workflow workflow, Question question, Subject? subject)
    {
        var held = Producers.Of(item, workflow).Select(holder => new Producer(holder.Principal, holder.Party));
        if (question.Provisional is { } approver && !(item.Subject?.Covers(subject) ?? false))
            held = held.Append(new(approver.By, approver.Party));

        return [.. held.Distinct()];
    }
}
