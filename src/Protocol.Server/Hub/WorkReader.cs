using Protocol.Gates;
using Protocol.Operations;
using Protocol.Policies;
using Protocol.Principals;
using Protocol.Server.Stores;
using Protocol.WorkItems;
using Protocol.Workflows;

namespace Protocol.Server.Hub;

/// <summary>Work items as of now, for one caller, from one committed state.</summary>
internal class WorkReader(
    IReadView view, Caller caller, Limits limits, PinnedWorkflows workflows, Workspace workspace)
{
    /// <summary>The committed state.</summary>
    public IReadView View => view;

    /// <summary>Who asks.</summary>
    public Caller Caller => caller;

    /// <summary>The effective limits.</summary>
    public Limits Limits => limits;

    /// <summary>The identity of the workspace.</summary>
    public Workspace Workspace => workspace;

    /// <summary>Whose signatures the policy trusts.</summary>
    private IReadOnlyList<Signer> Signers => field ??= view.FindPolicy()?.Signers ?? [];

    /// <summary>What the kernel is told about an item.</summary>
    public Circumstances Tell(WorkItem item) => Tell(workflows.Find(view, item.Workflow.Digest), item.DependsOn);

    /// <summary>What the kernel is told about an item that pins a workflow.</summary>
    public Circumstances Tell(PinnedWorkflow workflow, IReadOnlyList<WorkId> dependsOn) => new(
        view.Now,
        view.Head + 1,
        workspace.Epoch,
        workflow,
        dependsOn.Count == 0 ? new Dictionary<WorkId, Lifecycle>() : view.FindLifecycles(dependsOn),
        view.IsSealed,
        limits,
        Signers);

    /// <summary>Finds an item as of now.</summary>
    public WorkItem? Find(WorkId id) => view.FindWork(id) is { } item ? AsOf(item) : null;

    /// <summary>An item as of now.</summary>
    public WorkItem AsOf(WorkItem item) => WorkItemTime.AsOf(item, Tell(item));

    /// <summary>How an item stands.</summary>
    public Standing Stand(WorkItem item) => WorkItemAvailability.Of(item, Tell(item));

    /// <summary>
    /// The verdict of the default exit of the step where an item stands; null where no gate guards it.
    /// </summary>
    public Verdict? Judge(WorkItem item)
    {
        var told = Tell(item);
        var step = told.Workflow.Document.Steps[item.Step];
        return GateEvaluator.DefaultExit(step) is { } exit && step.Exits![exit].Gate is not null
            ? GateEvaluator.Evaluate(item, exit, new(item.Subject), told, told.Now)
            : null;
    }

    /// <summary>No such work item; says what kind of id is wanted.</summary>
    public static Refusal Unknown(WorkId id) => Refusals.Of(
        ErrorCode.UnknownWork,
        $"There is no work item '{id}' in this workspace. A work id looks like W-7.",
        new() { ["work"] = id.Value, ["wanted"] = "work" },
        next: new NextAction("show", "List the work items.", Call: new("work/list")));
}
