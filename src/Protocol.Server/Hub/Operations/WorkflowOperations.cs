using Protocol.Operations;
using Protocol.Principals;
using Protocol.Server.Stores;

namespace Protocol.Server.Hub.Operations;

/// <summary><c>workflow/*</c>.</summary>
internal sealed class WorkflowOperations(HubParts parts, Caller caller)
{
    public Task<Answer<LoadWorkflow.Result>> LoadWorkflowAsync(
        LoadWorkflow.Request request, CancellationToken cancellationToken) =>
        parts.Turns.WriteAsync(
            Ask.Of(caller, "workflow/load", request, request.IdempotencyKey, request.Proof),
            writer => Load(writer, request),
            cancellationToken);

    public Task<Answer<CheckWorkflow.Result>> CheckWorkflowAsync(
        CheckWorkflow.Request request, CancellationToken cancellationToken) =>
        parts.Turns.ReadAsync<CheckWorkflow.Result>(
            caller,
            reader =>
            {
                var (workflow, findings) = Documents.LoadWorkflow(request.Document, reader.View);
                return new CheckWorkflow.Result(
                    workflow is null ? "invalid" : "valid", workflow?.Ref.Digest, findings,
                    Documents.Unserved(workflow));
            },
            cancellationToken);

    public Task<Answer<GetWorkflow.Result>> GetWorkflowAsync(
        GetWorkflow.Request request, CancellationToken cancellationToken) =>
        parts.Turns.ReadAsync<GetWorkflow.Result>(
            caller,
            reader => request is { Id: null, Digest: null }
                ? Refusals.Of(
                    ErrorCode.InvalidArgument,
                    "Name the workflow by id or by digest.",
                    new() { ["pointer"] = "/id" },
                    next: new NextAction("show", "List the workflows.", Call: new("workflow/list")))
                : Find(reader.View, request) is { } stored && stored.Ref.Id == (request.Id ?? stored.Ref.Id)
                ? new GetWorkflow.Result("ok", stored.Ref, stored.Document)
                : Refusals.Of(
                    ErrorCode.UnknownWorkflow,
                    "There is no such workflow in this workspace. Name an id or a digest.",
                    next: new NextAction("show", "List the workflows.", Call: new("workflow/list"))),
            cancellationToken);

    public Task<Answer<ListWorkflows.Result>> ListWorkflowsAsync(
        ListWorkflows.Request request, CancellationToken cancellationToken) =>
        parts.Turns.ReadAsync<ListWorkflows.Result>(
            caller,
            reader =>
            {
                var loaded = reader.View.ReadWorkflows().Select(stored => stored.Ref).ToList();
                if (!loaded.Exists(one => one.Id == BuiltIn.Task.Ref.Id))
                    loaded.Add(BuiltIn.Task.Ref);

                return new ListWorkflows.Result(
                    "ok", loaded, (reader.View.FindPolicy() ?? BuiltIn.Policy).DefaultWorkflow);
            },
            cancellationToken);

    /// <summary>No workflow of that name.</summary>
    public static Refusal Unknown(string name) => Refusals.Of(
        ErrorCode.UnknownWorkflow,
        $"There is no workflow '{name}' in this workspace.",
        new() { ["pointer"] = "/workflow" },
        next: new NextAction("show", "List the workflows.", Call: new("workflow/list")));

    private static StoredWorkflow? Find(IReadView view, GetWorkflow.Request request)
    {
        var found = request.Digest is { } digest ? view.FindWorkflow(digest)
            : request.Id is { } id ? view.FindWorkflow(id)
            : null;
        var isBuiltIn = request.Digest == BuiltIn.Task.Ref.Digest || request.Id == BuiltIn.Task.Ref.Id;
        return found ?? (isBuiltIn ? new(BuiltIn.Task.Ref, BuiltIn.TaskDocument, 0) : null);
    }

    private static Answer<LoadWorkflow.Result> Load(WorkWriter writer, LoadWorkflow.Request request)
    {
        if (PolicyOperations.WhyNotAllowed(writer, "load a workflow") is { } denied)
            return denied;

        var (workflow, findings) = Documents.LoadWorkflow(request.Document, writer.View);
        if (workflow is null)
            return Documents.Reject("workflow", findings);

        var unserved = Documents.Unserved(workflow);
        if (writer.View.FindWorkflow(workflow.Ref.Id)?.Ref.Digest == workflow.Ref.Digest)
            return new LoadWorkflow.Result("unchanged", workflow.Ref, findings, unserved);

        var entry = Documents.Entry(writer, "workflow.loaded", new()
        {
            ["workflow"] = System.Text.Json.Nodes.JsonNode.Parse(ProtocolJson.ToElement(workflow.Ref).GetRawText()),
            ["document"] = System.Text.Json.Nodes.JsonNode.Parse(request.Document.GetRawText()),
        });
        writer.Append(entry);
        writer.Turn.SaveWorkflow(new(workflow.Ref, request.Document, entry.Seq));
        return new LoadWorkflow.Result("loaded", workflow.Ref, findings, unserved);
    }
}
