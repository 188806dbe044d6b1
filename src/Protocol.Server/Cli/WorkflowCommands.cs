using System.CommandLine;
using System.Text.Json;
using Protocol.Operations;
using Protocol.Workflows;

namespace Protocol.Server.Cli;

/// <summary><c>workflow check|load|list|show</c> and <c>policy load</c>.</summary>
internal static class WorkflowCommands
{
    private const string PolicyFile = ".signalbox/policy.json";

    /// <summary>Makes <c>workflow</c>.</summary>
    public static Command Make(CommandBook book) => book.Group(
        new Command("workflow", "Workflows: check, load, list, show."),
        MakeCheck(book),
        MakeLoad(book),
        MakeList(book),
        MakeShow(book));

    /// <summary>Makes <c>policy</c>.</summary>
    public static Command MakePolicy(CommandBook book)
    {
        var file = new Argument<string>("file")
        {
            Description = "The policy.", HelpName = "FILE", DefaultValueFactory = _ => PolicyFile,
        };
        var (key, signer) = (WorkOptions.Key(), WorkOptions.As());
        return book.Group(
            new Command("policy", "The policy of the workspace."),
            book.Define(
                new Command("load", "Makes a policy the current one. For people.") { file, key, signer },
                call => AskAboutAsync(
                    call,
                    call.Get(file)!,
                    (place, document) => new HumanVerb(call, place, call.Get(signer)).AskAsync(
                        "policy/load",
                        new LoadPolicy.Request(document, call.Get(key)),
                        (request, proof) => request with { Proof = proof },
                        request => place.Hub.LoadPolicyAsync(request, call.CancellationToken)),
                    (screen, result) =>
                    {
                        screen.Status(result.Outcome, $"policy {result.Digest}");
                        ShowFindings(screen, result.Findings);
                    }),
                "signalbox policy load",
                "signalbox policy load .signalbox/policy.json --as ada"));
    }

    private static Argument<string> File() => new("file") { Description = "A workflow as JSON.", HelpName = "FILE" };

    private static Command MakeCheck(CommandBook book)
    {
        var file = File();
        return book.Define(
            new Command("check", "Checks a workflow as loading would; nothing is kept.") { file },
            call => AskAboutAsync(
                call,
                call.Get(file)!,
                (place, document) => place.Hub.CheckWorkflowAsync(new(document), call.CancellationToken),
                (screen, result) =>
                {
                    screen.Status(result.Outcome is "valid" ? "ok" : "fail", $"{result.Outcome} {result.Digest}");
                    ShowFindings(screen, result.Findings);
                }),
            "signalbox workflow check .signalbox/workflows/change.json   # exit code 20: invalid");
    }

    private static Command MakeLoad(CommandBook book)
    {
        var file = File();
        var (key, signer) = (WorkOptions.Key(), WorkOptions.As());
        return book.Define(
            new Command("load", "Loads a workflow; new work items are pinned to it. For people.") { file, key, signer },
            call => AskAboutAsync(
                call,
                call.Get(file)!,
                (place, document) => new HumanVerb(call, place, call.Get(signer)).AskAsync(
                    "workflow/load",
                    new LoadWorkflow.Request(document, call.Get(key)),
                    (request, proof) => request with { Proof = proof },
                    request => place.Hub.LoadWorkflowAsync(request, call.CancellationToken)),
                (screen, result) =>
                {
                    screen.Status(
                        result.Outcome, $"{result.Workflow.Id} {result.Workflow.Version} {result.Workflow.Digest}");
                    ShowFindings(screen, result.Findings);
                }),
            "signalbox workflow load .signalbox/workflows/change.json");
    }

    private static Command MakeList(CommandBook book) => book.Define(
        new Command("list", "Lists the workflows of the workspace."),
        call => call.AskAsync(
            place => place.Hub.ListWorkflowsAsync(new(), call.CancellationToken),
            (screen, result) => screen.Table(
                ["Workflow", "Version", "Digest", ""],
                [
                    .. result.Items.Select(item => (IReadOnlyList<string>)
                    [
                        item.Id, item.Version, item.Digest.Value, item.Id == result.Default ? "default" : "",
                    ]),
                ])),
        "signalbox workflow list");

    private static Command MakeShow(CommandBook book)
    {
        var id = new Argument<string>("id") { Description = "A workflow, by its id.", HelpName = "ID" };
        var mermaid = new Option<bool>("--mermaid") { Description = "As a Mermaid diagram." };
        return book.Define(
            new Command("show", "Shows a workflow as it was loaded.") { id, mermaid },
            call => call.AskAsync(
                place => place.Hub.GetWorkflowAsync(new(call.Get(id)), call.CancellationToken),
                (_, result) => call.Surroundings.Out.WriteLine(
                    call.Get(mermaid)
                        ? MermaidDiagram.Of(result.Document.Deserialize(ProtocolJson.Of<Workflow>())!)
                        : IndentedJson.Of(result.Document))),
            "signalbox workflow show change",
            "signalbox workflow show change --mermaid");
    }

    private static Task<int> AskAboutAsync<T>(
        Invocation call,
        string file,
        Func<Workplace, JsonElement, Task<Answer<T>>> ask,
        Action<Screen, T> show) =>
        Documents.Read(call, file) switch
        {
            Answer<JsonElement>.Ok(var document) => call.AskAsync(place => ask(place, document), show),
            Answer<JsonElement>.Refused(var refusal) => Task.FromResult(call.Refuse(refusal)),
            var other => throw new InvalidOperationException($"An answer is ok or refused, not {other}."),
        };

    private static void ShowFindings(Screen screen, IReadOnlyList<Finding> findings) => screen.Table(
        ["Code", "", "Where", "What"],
        [
            .. findings.Select(finding => (IReadOnlyList<string>)
            [
                finding.Code, finding.Rejects ? "error" : "warning", finding.Pointer, finding.Message,
            ]),
        ]);
}
