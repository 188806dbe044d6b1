using System.CommandLine;
using System.Text.Json;
using Protocol.Gates;
using Protocol.Operations;
using Protocol.Workflows;

namespace Protocol.Server.Cli;

/// <summary><c>workflow show</c> and <c>workflow render</c>: a workflow for people to read and to look at.</summary>
internal static class WorkflowViews
{
    /// <summary>Makes <c>workflow show</c>.</summary>
    public static Command MakeShow(CommandBook book)
    {
        var named = Named();
        return book.Define(
            new Command("show", "Shows the steps, exits, gates and criteria of a workflow.") { named },
            call => WorkflowSource.AskAsync(call, call.Get(named), Show),
            "signalbox workflow show",
            "signalbox workflow show .signalbox/workflows/change.json",
            "signalbox workflow show change --json   # the document as it was loaded");
    }

    /// <summary>Makes <c>workflow render</c>.</summary>
    public static Command MakeRender(CommandBook book)
    {
        var named = Named();
        var format = new Option<string>("--format")
        {
            Description = "mermaid or svg.", HelpName = "FORMAT", DefaultValueFactory = _ => "mermaid",
        };
        format.AcceptOnlyFromAmong("mermaid", "svg");
        var output = new Option<string?>("--output") { Description = "Where to write it.", HelpName = "FILE" };
        return book.Define(
            new Command("render", "Draws a workflow.") { named, format, output },
            call => WorkflowSource.AskAsync(
                call,
                call.Get(named),
                (screen, result) =>
                {
                    var workflow = Read(result);
                    var drawn = call.Get(format) == "svg" ? WorkflowPicture.Of(workflow) : MermaidDiagram.Of(workflow);
                    if (call.Get(output) is not { } file)
                    {
                        call.Surroundings.Out.WriteLine(drawn.TrimEnd('\n'));
                        return;
                    }

                    File.WriteAllText(Path.GetFullPath(file, call.Surroundings.Directory), drawn);
                    screen.Status("ok", $"written {file}");
                }),
            "signalbox workflow render change",
            "signalbox workflow render .signalbox/workflows/change.json --format svg --output change.svg");
    }

    private static Argument<string?> Named() => new("workflow")
    {
        Description = "A workflow by its id, or a file; the default of the workspace where left out.",
        HelpName = "ID|FILE",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static Workflow Read(GetWorkflow.Result result) =>
        result.Document.Deserialize(ProtocolJson.Of<Workflow>())!;

    private static void Show(Screen screen, GetWorkflow.Result result)
    {
        var workflow = Read(result);
        screen.Strong($"{workflow.Id} {workflow.Version}  {workflow.Title}");
        screen.Line($"{result.Workflow.Digest}, begins with {workflow.Start}");
        screen.Line();
        screen.Table(
            ["Step", "Type", "Role", "Exit", "Gate", "", "To"],
            [.. Region.Of(workflow).SelectMany(region => region.Steps.SelectMany(step => Rows(region, step)))]);
        screen.Line();
        screen.Table(
            ["Gate", "Criterion", "Kind", "Trust", "What"],
            [.. (workflow.Gates ?? new Dictionary<string, Gate>()).SelectMany(Rows)]);
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(Region region, KeyValuePair<string, Step> step)
    {
        var place = region.Fork is { } fork ? $"{fork}/{step.Key}" : step.Key;
        var type = Refusals.Spell(step.Value.Type);
        var ways = WorkflowRows.Of(step.Value);
        if (ways.Count == 0)
            yield return [place, type, "", step.Value.Result is { } result ? Refusals.Spell(result) : "", "", "", ""];

        foreach (var (index, way) in ways.Index())
        {
            yield return
            [
                index == 0 ? place : "", index == 0 ? type : "", index == 0 ? step.Value.Role ?? "" : "",
                way.Exits, way.Gate ?? "", way.Bound ?? "", way.To,
            ];
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(KeyValuePair<string, Gate> gate)
    {
        foreach (var (index, criterion) in gate.Value.All.Index())
        {
            yield return
            [
                index == 0 ? gate.Key : "",
                criterion.Id,
                criterion.Kind + (criterion.Required ? "" : ", optional"),
                criterion.MinTrust is { } trust ? Refusals.Spell(trust) : "",
                criterion.Title ?? "",
            ];
        }
    }
}
