using System.CommandLine;
using System.Text.Json.Nodes;
using Protocol.Operations;
using Protocol.Server.Git;
using Protocol.Server.Hosting;

namespace Protocol.Server.Cli.Init;

/// <summary>
/// <c>init</c>: makes the workspace of a repository. It says each change before it makes it, asks, and makes nothing
/// twice.
/// </summary>
internal sealed class InitCommand
{
    private readonly Option<bool> _yes = new("--yes", "-y")
    {
        Description = "Make the changes without asking. It enrols no person.",
    };
    private readonly Option<bool> _dry = new("--dry-run")
    {
        Description = "Say what would be changed, and change nothing.",
    };

    /// <summary>Makes <c>init</c>.</summary>
    public static Command Make(CommandBook book)
    {
        var init = new InitCommand();
        var command = new Command(
            "init", "Makes the workspace of a repository: store, starter policy and workflow, verifier, MCP entries.")
        {
            init._yes, init._dry,
        };
        return book.Define(
            command,
            init.RunAsync,
            "signalbox init",
            "signalbox init --dry-run",
            "signalbox init --yes --repo ../shop");
    }

    private async Task<int> RunAsync(Invocation call)
    {
        var found = await FindAsync(call);
        if (found is not Answer<WorkspacePlace>.Ok(var at))
            return call.Refuse(((Answer<WorkspacePlace>.Refused)found).Refusal);

        var asks = call.Surroundings.Interactive && !call.Get(_yes) && !call.Get(_dry);
        var localVerifier = !asks
            || Ask(call, "May an agent start the verifier of this machine, which runs this repository's tests?");
        var plan = await InitPlan.MakeAsync(call, at, localVerifier);
        if (plan.IsEmpty)
            return Report(call, "unchanged", plan);

        if (call.Get(_dry))
            return Report(call, "planned", plan);

        if (!call.Get(_yes) && !call.Surroundings.Interactive)
            return RefuseUnasked(call, plan);

        return asks && !Consent(call, plan) ? Report(call, "planned", plan) : await MakeAsync(call, plan);
    }

    private static async Task<Answer<WorkspacePlace>> FindAsync(Invocation call)
    {
        var found = await WorkspacePlace.FindAsync(call.Directory, call.CancellationToken);
        if (found is not Answer<WorkspacePlace>.Ok(var at))
            return found;

        return await at.ReadSubjectAsync(call.CancellationToken) is WorktreeReading.NoCommit
            ? Refusals.Of(
                ErrorCode.InvalidArgument,
                $"The repository {at.Root} has no commit yet; a gate judges commits.",
                new JsonObject { ["directory"] = at.Root },
                null,
                new NextAction("commit", "Run `git commit --allow-empty -m 'Begin'`, then `signalbox init`."))
            : found;
    }

    private static bool Consent(Invocation call, InitPlan plan)
    {
        foreach (var change in plan.Files)
        {
            call.Prompts.WriteLine($"- {change.Says}");
            if (change.Text is { } text)
                call.Prompts.WriteLine($"    {text.TrimEnd().ReplaceLineEndings("\n    ")}");
        }

        foreach (var load in plan.Loads)
            call.Prompts.WriteLine($"- {load}");

        return Ask(call, "Make these changes?");
    }

    private static bool Ask(Invocation call, string question)
    {
        call.Prompts.Write($"{question} [y/N] ");
        return call.Surroundings.In.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }

    private static async Task<int> MakeAsync(Invocation call, InitPlan plan)
    {
        foreach (var change in plan.Files)
        {
            if (!call.Json)
                call.Screen.Line($"{change.Says} …");

            change.Apply();
        }

        var opened = await Workplace.OpenAsync(call);
        if (opened is not Answer<Workplace>.Ok(var place))
            return call.Refuse(((Answer<Workplace>.Refused)opened).Refusal);

        await using (place)
        {
            return await new InitLoads(call, place).LoadAsync() is { } refusal
                ? call.Refuse(refusal)
                : Report(call, "initialised", plan);
        }
    }

    private static int RefuseUnasked(Invocation call, InitPlan plan)
    {
        var changes = new JsonArray([.. plan.Lines.Select(line => JsonValue.Create(line))]);
        return call.Refuse(Refusals.Of(
            ErrorCode.InvalidArgument,
            "Nothing was changed: there is no terminal to ask at.",
            new JsonObject { ["changes"] = changes },
            null,
            new NextAction(
                "fix", "Type `signalbox init --dry-run` to see them, or `signalbox init --yes` to make them.")));
    }

    private static int Report(Invocation call, string outcome, InitPlan plan)
    {
        Answer<InitReport> report = new InitReport(outcome, plan.Lines, plan.Notes);
        return call.Show(report, (screen, result) =>
        {
            if (outcome is "planned")
            {
                foreach (var change in plan.Files)
                {
                    screen.Line($"- {change.Says}");
                    if (change.Text is { } text)
                        screen.Line($"    {text.TrimEnd().ReplaceLineEndings("\n    ")}");
                }

                foreach (var load in plan.Loads)
                    screen.Line($"- {load}");
            }

            screen.Status("ok", outcome is "planned" ? "nothing was changed" : outcome);
            foreach (var note in result.Notes)
                screen.Field("Note", note);

            screen.Line(outcome is "planned" ? "Next: signalbox init --yes" : "Next: signalbox work add TITLE");
        });
    }
}
