using Protocol.Gates;
using Protocol.Json;

namespace Protocol.Workflows;

/// <summary>
/// What a workflow asks for and this hub does not do yet [SB-FLOW-030]: nobody shall take for a safeguard what is not
/// one.
/// </summary>
public static class Serving
{
    private const string Swarm = "It belongs to the profile swarm, which this hub does not have. Do without it here.";

    /// <summary>All such members but those of criteria, in the order of the document.</summary>
    public static IReadOnlyList<Unserved> WhyNot(PinnedWorkflow workflow) =>
    [
        .. OfDocument(workflow.Document),
        .. from region in Region.Of(workflow.Document)
           from step in region.Steps
           from member in OfStep(step.Value, region.At(step.Key))
           select member,
    ];

    /// <summary>
    /// What is asked of criteria that nobody decides here; they are pending, so it keeps no work item from being made.
    /// </summary>
    public static IReadOnlyList<Unserved> Undecided(PinnedWorkflow workflow) =>
    [
        .. from gate in workflow.Gates
           from one in gate.Value.Criteria.Index()
           from member in OfCriterion(one.Item, JsonPointer.Item(Found.At("/gates", gate.Key, "all"), one.Index))
           select member,
    ];

    private static IEnumerable<Unserved> OfDocument(Workflow workflow)
    {
        if (workflow.Inputs is not null)
            yield return new("/inputs", "A work item takes no inputs here. Write them into its goal.");

        if (workflow.Policy?.Process is { Source: "head" })
        {
            yield return new(
                "/policy/process/source", "This hub never takes a workflow from what is judged. Say base.");
        }

        if (workflow.Policy?.Risk is not null)
            yield return new("/policy/risk", "Risk is not computed here. Ask for an approval in a gate.");

        foreach (var limit in Limits(workflow.Policy?.Limits))
        {
            yield return new(
                $"/policy/limits/{limit}", "This limit is not kept here. Use timeouts, attempts and grants.");
        }

        if (workflow.Triggers is { Count: > 0 })
            yield return new("/triggers", "Nothing is triggered here. Make work items by work/create.");
    }

    private static IEnumerable<string> Limits(WorkflowLimits? limits)
    {
        if (limits?.Deadline is not null)
            yield return "deadline";

        if (limits?.CostUsd is not null)
            yield return "costUsd";

        if (limits?.MaxStepVisits is not null)
            yield return "maxStepVisits";
    }

    private static IEnumerable<Unserved> OfStep(Step step, string at)
    {
        if (step.Type is StepType.Fork or StepType.Map or StepType.Call)
        {
            yield return new(
                Found.At(at, "type"), $"A {Operations.Refusals.Spell(step.Type)} is not run here. {Swarm}");
        }

        if (step.Entry is not null)
        {
            yield return new(
                Found.At(at, "entry"), "An entry gate is not judged here. Guard the exits that lead here.");
        }

        if (step.Needs is { Count: > 0 })
            yield return new(Found.At(at, "needs"), "Outputs are not handed on here. Use artifact criteria.");

        if (step.Outputs is { Count: > 0 })
        {
            yield return new(
                Found.At(at, "outputs"), "Outputs are neither kept nor locked here. Use artifact and diff criteria.");
        }

        if (step.Budget is not null)
            yield return new(Found.At(at, "budget"), "A budget is not kept here. Use attempts and grants.");

        foreach (var (index, option) in (step.Cases ?? []).Index())
        {
            var place = Found.At(JsonPointer.Item(Found.At(at, "cases"), index), "when");
            foreach (var fact in Facts.In(option.When).Where(fact => !Facts.IsComputed(fact)))
                yield return new(place, $"The fact {fact} is not computed here.");
        }
    }

    private static IEnumerable<Unserved> OfCriterion(PinnedCriterion pinned, string at)
    {
        var criterion = pinned.Criterion;
        if (criterion.Kind != "any-of"
            && !Criterion.VerifierKinds.Contains(criterion.Kind) && !Criterion.HubKinds.Contains(criterion.Kind))
        {
            yield return new(Found.At(at, "kind"), $"Nobody decides a criterion of the kind {criterion.Kind} here.");
        }

        foreach (var member in pinned.Unsupported)
            yield return new(at, $"The member {member} is not decided here, so the criterion would never pass.");

        foreach (var fact in FactsOf(criterion).Where(fact => !Facts.IsComputed(fact)))
            yield return new(at, $"The fact {fact} is not computed here.");

        foreach (var (index, option) in pinned.Alternatives.Index())
        {
            foreach (var member in OfCriterion(option, JsonPointer.Item(Found.At(at, "anyOf"), index)))
                yield return member;
        }
    }

    private static IEnumerable<string> FactsOf(Criterion criterion) =>
        (criterion.When is { } when ? Facts.In(when) : [])
            .Concat(criterion is { Kind: "limit", Fact: { } fact } ? [fact] : []);
}
