using Protocol.Gates;
using Protocol.Operations;
using Protocol.Policies;
using Protocol.Principals;
using Protocol.Server.Stores;
using Protocol.WorkItems;

namespace Protocol.Server.Hub.Operations;

/// <summary><c>work/*</c>.</summary>
internal sealed class WorkOperations(HubParts parts, Caller caller)
{
    private const int DefaultPriority = 4;
    private const int DefaultPage = 20;
    private const int MaxPage = 100;

    public Task<Answer<CreateWork.Result>> CreateWorkAsync(
        CreateWork.Request request, CancellationToken cancellationToken) =>
        parts.Turns.WriteAsync(
            Ask.Of(caller, "work/create", request, request.IdempotencyKey, request.Proof),
            writer => Create(writer, request),
            cancellationToken);

    public Task<Answer<GetWork.Result>> GetWorkAsync(GetWork.Request request, CancellationToken cancellationToken) =>
        parts.Turns.ReadAsync<GetWork.Result>(
            caller,
            reader => reader.Find(request.Work) is { } item
                ? new GetWork.Result("ok", Views.Whole(item, reader.Tell(item)))
                : WorkReader.Unknown(request.Work),
            cancellationToken);

    public Task<Answer<ListWork.Result>> ListWorkAsync(ListWork.Request request, CancellationToken cancellationToken) =>
        parts.Turns.ReadAsync(caller, reader => List(reader, request), cancellationToken);

    public Task<Answer<ChangeWork.Result>> CancelWorkAsync(
        ChangeWork.Request request, CancellationToken cancellationToken) =>
        ChangeAsync("work/cancel", "canceled", request, new WorkItemCommand.Cancel(request.Reason), cancellationToken);

    public Task<Answer<ChangeWork.Result>> PauseWorkAsync(
        ChangeWork.Request request, CancellationToken cancellationToken) =>
        ChangeAsync("work/pause", "paused", request, new WorkItemCommand.Pause(request.Reason), cancellationToken);

    public Task<Answer<ChangeWork.Result>> ResumeWorkAsync(
        ChangeWork.Request request, CancellationToken cancellationToken) =>
        ChangeAsync("work/resume", "resumed", request, new WorkItemCommand.Resume(), cancellationToken);

    private Answer<CreateWork.Result> Create(WorkWriter writer, CreateWork.Request request)
    {
        var policy = writer.View.FindPolicy() ?? BuiltIn.Policy;
        if (WhyNotCreated(writer, policy, request) is { } refusal)
            return refusal;

        var workflow = parts.Workflows.Find(
            writer.View, Pin(writer.View, request.Workflow ?? policy.DefaultWorkflow)!.Value);
        if (Documents.WhyNotServed(workflow) is { } unserved)
            return Documents.RefuseToRun(workflow, unserved);

        writer.Begin();
        IReadOnlyList<WorkId> depends = [.. (request.DependsOn ?? []).Distinct()];
        var command = new WorkItemCommand.Create(
            request.Title, request.Goal, workflow.Ref, request.Labels ?? [], request.Priority ?? DefaultPriority,
            depends, request.NotBefore);
        var decision = WorkItemDecider.Create(command, writer.Caller, writer.Tell(workflow, depends));
        var item = writer.Commit(null, (Decision.Accepted)decision);
        return new CreateWork.Result(
            "created",
            Views.Stub(item, writer.Tell(item)),
            workflow.Ref,
            [new("claim", "Somebody claims it.", Call: Call.To("claim/acquire", ("work", item.Id.Value)))]);
    }

    private static Refusal? WhyNotCreated(WorkWriter writer, Policy policy, CreateWork.Request request)
    {
        var name = request.Workflow ?? policy.DefaultWorkflow;
        if (Pin(writer.View, name) is null)
            return WorkflowOperations.Unknown(name);

        var isFree = request.Workflow is null || request.Workflow == policy.DefaultWorkflow
            || policy.AgentWorkflows.Contains(request.Workflow)
            || !writer.View.IsSealed
            || writer.Caller.IsPerson;
        if (!isFree)
        {
            return Refusals.Of(
                ErrorCode.Denied,
                $"The policy does not let agents choose the workflow '{name}'. Leave it out, and the policy decides.",
                new() { ["pointer"] = "/workflow" },
                next: new NextAction("create-work", "Create it without naming a workflow.", Call: new("work/create")));
        }

        var depends = request.DependsOn ?? [];
        var known = writer.View.FindLifecycles([.. depends]);
        if (depends.FirstOrDefault(id => !known.ContainsKey(id)) is { Value: not null } missing)
            return WorkReader.Unknown(missing);

        return writer.View.CountOpen() >= writer.Limits.MaxOpenWork
            ? Refusals.Of(
                ErrorCode.CapacityExceeded, $"{writer.Limits.MaxOpenWork} work items are open; that is the limit.")
            : null;
    }

    /// <summary>The digest that a name of a workflow stands for now.</summary>
    public static Digest? Pin(IReadView view, string name) =>
        view.FindWorkflow(name)?.Ref.Digest ?? (name == BuiltIn.Task.Ref.Id ? BuiltIn.Task.Ref.Digest : null);

    private static Answer<ListWork.Result> List(WorkReader reader, ListWork.Request request)
    {
        var last = request.After is { } after ? reader.View.FindWork(after) : null;
        if (request.After is { } unknown && last is null)
            return WorkReader.Unknown(unknown);

        var matching = reader.View.ReadWork(
            request.Lifecycle is Lifecycle.Paused or Lifecycle.Open ? request.Lifecycle : null)
            .Select(reader.AsOf)
            .Where(item => request.Lifecycle is null || item.Lifecycle == request.Lifecycle)
            .Where(item => request.Label is null || item.Labels.Contains(request.Label))
            .Where(item => request.Step is null || item.Step == request.Step)
            .Where(item => request.Availability is null || reader.Stand(item).Availability == request.Availability)
            .ToList();
        // By place, not by finding it: what ended the page before may match no longer.
        var rest = matching.FindAll(item => last is null || IsAfter(item, last));
        var page = rest.Take(Math.Clamp(request.Limit ?? DefaultPage, 1, MaxPage)).ToList();
        return new ListWork.Result(
            "ok",
            [.. page.Select(item => Views.Stub(item, reader.Tell(item)))],
            matching.Count,
            page.Count < rest.Count ? page[^1].Id : null);
    }

    private static bool IsAfter(WorkItem item, WorkItem last) => item.Priority == last.Priority
        ? item.CreatedSeq > last.CreatedSeq
        : item.Priority > last.Priority;

    private Task<Answer<ChangeWork.Result>> ChangeAsync(
        string operation,
        string outcome,
        ChangeWork.Request request,
        WorkItemCommand command,
        CancellationToken cancellationToken) =>
        parts.Turns.WriteAsync<ChangeWork.Result>(
            Ask.Of(caller, operation, request, request.IdempotencyKey, request.Proof),
            writer => command is not WorkItemCommand.Cancel
                && PolicyOperations.WhyNotAllowed(writer, "pause and resume work") is { } denied
                    ? denied
                    : writer.Settle<ChangeWork.Result>(
                        request.Work, command,
                        (after, _) => new ChangeWork.Result(outcome, Views.Stub(after, writer.Tell(after)))),
            cancellationToken);
}
