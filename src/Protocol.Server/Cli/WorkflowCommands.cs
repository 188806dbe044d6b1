using System.CommandLine;
using System.Text.Json;
using Protocol.Operations;
using Protocol.Workflows;

namespace Protocol.Server.Cli;

/// <summary><c>workflow check|load|list</c> and <c>policy load</c>.</summary>
internal static class WorkflowCommands
{
    private const string PolicyFile = ".signalbox/policy.json";

    /// <summary>Makes <c>workflow</c>.</summary>
    public static Command Make(CommandBook book) => book.Group(
        new Command("workflow", "Workflows: check, load, list, show, render."),
        MakeCheck(book),
        MakeLoad(book),
        MakeList(book),
        WorkflowViews.MakeShow(book),
        WorkflowViews.MakeRender(book));

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
                    ShowUnserved(screen, result.Unserved);
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
                    ShowUnserved(screen, result.Unserved);
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
                finding.Code, Refusals.Spell(finding.Severity), finding.Pointer, finding.Message,
            ]),
        ]);

    private static void ShowUnserved(Screen screen, IReadOnlyList<Unserved>? members)
    {
        if (members is null)
            return;

        screen.Strong("What this hub does not obey: a criterion is pending for ever, of the rest no item is made.");
        screen.Table(
            ["Where", "What"], [.. members.Select(member => (IReadOnlyList<string>)[member.Pointer, member.Message])]);
    }
}
