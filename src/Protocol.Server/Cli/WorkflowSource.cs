using System.Text.Json;
using System.Text.Json.Nodes;
using Protocol.Operations;
using Protocol.Workflows;

namespace Protocol.Server.Cli;

/// <summary>The workflow that a command line names: a file, an id, or the default of the workspace.</summary>
internal static class WorkflowSource
{
    /// <summary>Finds it; a file is read without asking any hub, and need not pass the load checks.</summary>
    public static Task<int> AskAsync(
        Invocation call, string? named, Action<Screen, GetWorkflow.Result> show) =>
        named is not null && File.Exists(Path.GetFullPath(named, call.Surroundings.Directory))
            ? Task.FromResult(call.Show(Read(call, named), show))
            : call.AskAsync(place => FindAsync(call, place, named), show);

    private static async Task<Answer<GetWorkflow.Result>> FindAsync(Invocation call, Workplace place, string? named)
    {
        if (named is not null)
            return await place.Hub.GetWorkflowAsync(new(named), call.CancellationToken);

        return await place.Hub.ListWorkflowsAsync(new(), call.CancellationToken) switch
        {
            Answer<ListWorkflows.Result>.Ok(var list) =>
                await place.Hub.GetWorkflowAsync(new(list.Default), call.CancellationToken),
            Answer<ListWorkflows.Result>.Refused(var refusal) => refusal,
            var other => throw new InvalidOperationException($"An answer is ok or refused, not {other}."),
        };
    }

    private static Answer<GetWorkflow.Result> Read(Invocation call, string file)
    {
        var read = Documents.Read(call, file);
        if (read is not Answer<JsonElement>.Ok(var document))
            return ((Answer<JsonElement>.Refused)read).Refusal;

        var faults = Schemas.SchemaSet.Of("documents/workflow.json").Validate(document);
        return faults.Count == 0 && WorkflowLoader.Restore(document) is { } pinned
            ? new GetWorkflow.Result("ok", pinned.Ref, document)
            : Refusals.Of(
                ErrorCode.InvalidArgument,
                $"{file} is no workflow" + (faults.Count > 0 ? $": {faults[0].Pointer} {faults[0].Message}" : "."),
                new JsonObject { ["file"] = file },
                next: new NextAction("fix", $"Mend it: signalbox workflow check {file}"));
    }
}
