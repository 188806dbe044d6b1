using Protocol.Workflows;

namespace Protocol.WorkItems;

/// <summary>
/// Who produced the subject: whoever held a step, save those that only approve it, and whoever named a subject even
/// there [SB-GATE-022].
/// </summary>
internal static class Producers
{
    public static IReadOnlyList<StepHolder> Of(WorkItem item, Workflow workflow) =>
        [.. item.Holders.Where(holder => holder.Named || !Approves(workflow, holder.Step))];

    /// <summary>Whether a step is one at which a subject is approved.</summary>
    public static bool Approves(Workflow workflow, string step) =>
        workflow.Steps.GetValueOrDefault(step)?.Exits?.Values.Any(exit => exit.Approves) ?? false;
}
