using System.CommandLine;
using Protocol.Operations;
using Protocol.WorkItems;

namespace Protocol.Server.Cli;

/// <summary><c>work add</c>: a new work item.</summary>
internal sealed class WorkAdd
{
    private readonly Argument<string> _title = new("title")
    {
        Description = "One line, at most 200 characters.", HelpName = "TITLE",
    };

    private readonly Option<string?> _goal = new("--goal")
    {
        Description = "What is wanted; data for whoever works on it.", HelpName = "TEXT",
    };

    private readonly Option<string[]> _labels = new("--label")
    {
        Description = "A label; may be repeated.", HelpName = "LABEL",
    };

    private readonly Option<int?> _priority = new("--priority")
    {
        Description = "0 (first) to 9; 4 where left out.", HelpName = "N",
    };

    private readonly Option<string[]> _after = new("--after")
    {
        Description = "A work item that must succeed first; may be repeated.", HelpName = "W",
    };

    private readonly Option<string?> _workflow = new("--workflow")
    {
        Description = "Its workflow; the policy's where left out.", HelpName = "ID",
    };

    private readonly Option<DateTimeOffset?> _notBefore = new("--not-before")
    {
        Description = "Not ready before this instant.", HelpName = "INSTANT",
    };

    private readonly Option<string?> _key = WorkOptions.Key();
    private readonly Option<string?> _signer = WorkOptions.As();

    /// <summary>Makes <c>work add</c>.</summary>
    public static Command Make(CommandBook book)
    {
        var add = new WorkAdd();
        var command = new Command("add", "Adds a work item.")
        {
            add._title, add._goal, add._labels, add._priority, add._after, add._workflow, add._notBefore, add._key,
            add._signer,
        };
        return book.Define(
            command,
            add.RunAsync,
            "signalbox work add 'Round prices half to even' --goal 'Invoices differ by a cent.' --label billing",
            "signalbox work add 'Publish the notes' --after W-7 --priority 2",
            "signalbox work add 'Tidy the build' --workflow task --not-before 2027-01-01T00:00:00Z");
    }

    private Task<int> RunAsync(Invocation call) => call.AskAsync(
        place => new HumanVerb(call, place, call.Get(_signer)).AskAsync(
            "work/create",
            Read(call),
            (request, proof) => request with { Proof = proof },
            request => place.Hub.CreateWorkAsync(request, call.CancellationToken)),
        (screen, created) =>
        {
            Views.Stub(screen, created.Work);
            screen.Field("Workflow", $"{created.Workflow.Id} {created.Workflow.Version}");
            Views.Next(screen, created.Next);
        });

    private CreateWork.Request Read(Invocation call) => new(
        call.Get(_title)!,
        call.Get(_goal),
        call.Get(_workflow),
        call.Has(_labels) ? call.Get(_labels) : null,
        call.Get(_priority),
        call.Has(_after) ? [.. call.Get(_after)!.Select(WorkId.Of)] : null,
        call.Get(_notBefore)?.ToUniversalTime(),
        call.Get(_key));
}
