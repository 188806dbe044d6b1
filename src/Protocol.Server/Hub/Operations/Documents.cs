using System.Text.Json;
using Protocol.Operations;
using Protocol.Policies;
using Protocol.Server.Stores;
using Protocol.Workflows;

namespace Protocol.Server.Hub.Operations;

/// <summary>Reads authored documents: first their shape by schema, then the load checks.</summary>
internal static class Documents
{
    private const int MaxUnserved = 50;

    public static (PinnedWorkflow? Workflow, IReadOnlyList<Finding> Findings) LoadWorkflow(
        JsonElement document, IReadView view)
    {
        var shape = Shape("documents/workflow", document);
        return shape.Count > 0
            ? (null, shape)
            : WorkflowLoader.Load(document, id => view.FindWorkflow(id) is { } stored
                ? WorkflowLoader.Restore(stored.Document)?.Document
                : id == BuiltIn.Task.Ref.Id ? BuiltIn.Task.Document : null);
    }

    /// <summary>What keeps a work item from being made of a workflow here; null where nothing does.</summary>
    public static IReadOnlyList<Unserved>? WhyNotServed(PinnedWorkflow workflow) =>
        Bound(Serving.WhyNot(workflow));

    /// <summary>The same, and what of criteria is pending here for ever: for who checks or loads it.</summary>
    public static IReadOnlyList<Unserved>? Unserved(PinnedWorkflow? workflow) =>
        workflow is null ? null : Bound([.. Serving.WhyNot(workflow), .. Serving.Undecided(workflow)]);

    public static Refusal RefuseToRun(PinnedWorkflow workflow, IReadOnlyList<Unserved> members)
    {
        var list = new System.Text.Json.Nodes.JsonArray();
        foreach (var member in members)
        {
            list.Add((System.Text.Json.Nodes.JsonNode)new System.Text.Json.Nodes.JsonObject
            {
                ["pointer"] = member.Pointer,
                ["message"] = member.Message,
            });
        }

        return Refusals.Of(
            ErrorCode.Unsupported,
            $"No work item was made: this hub cannot run {workflow.Ref.Id} {workflow.Ref.Version} whole. "
                + $"{members[0].Pointer}: {members[0].Message}",
            new() { ["pointer"] = "/workflow", ["workflow"] = workflow.Ref.Id, ["unserved"] = list },
            next: new NextAction("show", "Choose a workflow that runs here.", Call: new("workflow/list")));
    }

    public static (Policy? Policy, IReadOnlyList<Finding> Findings) LoadPolicy(JsonElement document)
    {
        var shape = Shape("documents/policy", document);
        return shape.Count > 0 ? (null, shape) : (document.Deserialize(ProtocolJson.Of<Policy>()), []);
    }

    public static Refusal Reject(string what, IReadOnlyList<Finding> findings)
    {
        var list = new System.Text.Json.Nodes.JsonArray();
        foreach (var finding in findings.Where(finding => finding.Rejects).Take(20))
        {
            list.Add((System.Text.Json.Nodes.JsonNode)new System.Text.Json.Nodes.JsonObject
            {
                ["code"] = finding.Code,
                ["pointer"] = finding.Pointer,
                ["message"] = finding.Message,
            });
        }

        var first = findings.First(finding => finding.Rejects);
        return Refusals.Of(
            ErrorCode.WorkflowInvalid,
            $"The {what} was not loaded. {first.Code} at {first.Pointer}: {first.Message}",
            new() { ["findings"] = list },
            next: new NextAction("fix", "Mend it, and check it before loading.", Call: new("workflow/check")));
    }

    /// <summary>An event of the workspace itself, at the next position.</summary>
    public static JournalEntry Entry(WorkWriter writer, string type, System.Text.Json.Nodes.JsonObject data)
    {
        writer.Begin();
        return new(
            writer.View.Head + 1, writer.View.Now, type, writer.Caller.Actor, null,
            JsonElement.Parse(data.ToJsonString()));
    }

    private static IReadOnlyList<Unserved>? Bound(IReadOnlyList<Unserved> members) =>
        members.Count > 0 ? [.. members.Take(MaxUnserved)] : null;

    private static IReadOnlyList<Finding> Shape(string schema, JsonElement document) =>
    [
        .. Schemas.SchemaSet.Of(schema + ".json").Validate(document)
            .Select(fault => new Finding("W100", FindingSeverity.Error, fault.Pointer, fault.Message)),
    ];
}
