using System.CommandLine;
using Protocol.Operations;
using Protocol.WorkItems;

namespace Protocol.Server.Cli;

/// <summary><c>work add|list|show|cancel|pause|resume</c>.</summary>
internal static class WorkCommands
{
    private const int PageSize = 20;

    /// <summary>Makes <c>work</c>.</summary>
    public static Command Make(CommandBook book) => book.Group(
        new Command("work", "Work items: add, list, show, cancel, pause, resume."),
        WorkAdd.Make(book),
        MakeList(book),
        MakeShow(book),
        MakeChange(
            book,
            "cancel",
            "Ends a work item; its creator may while nobody holds it.",
            (hub, request, ct) => hub.CancelWorkAsync(request, ct)),
        MakeChange(
            book,
            "pause",
            "Stops a work item; its lease, timers and deadlines stand still.",
            (hub, request, ct) => hub.PauseWorkAsync(request, ct)),
        MakeChange(
            book,
            "resume",
            "Lets a paused work item go on.",
            (hub, request, ct) => hub.ResumeWorkAsync(request, ct)));

    private static Command MakeList(CommandBook book)
    {
        var all = new Option<bool>("--all") { Description = "Also those that have ended." };
        var state = new Option<Availability?>("--state")
        {
            Description = "Only those that stand so.",
            HelpName = "STATE",
        };
        var label = new Option<string?>("--label") { Description = "Only those with this label.", HelpName = "LABEL" };
        var step = new Option<string?>("--step") { Description = "Only those at this step.", HelpName = "STEP" };
        var after = new Option<string?>("--after") { Description = "Read on after this one.", HelpName = "W" };
        var limit = new Option<int?>("--limit")
        {
            Description = $"At most so many, up to 100; {PageSize} where left out.",
            HelpName = "N",
        };
        var command = new Command("list", "Lists work items in the order of claims.")
            { all, state, label, step, after, limit };
        return book.Define(
            command,
            call => call.AskAsync(
                place => place.Hub.ListWorkAsync(
                    new(
                        call.Get(all) ? null : Lifecycle.Open,
                        call.Get(state),
                        call.Get(label),
                        call.Get(step),
                        WorkOptions.Id(call.Get(after)),
                        call.Get(limit)),
                    call.CancellationToken),
                ShowList),
            "signalbox work list",
            "signalbox work list --state ready --label billing",
            "signalbox work list --all --json");
    }

    private static Command MakeShow(CommandBook book)
    {
        var work = WorkOptions.Work();
        return book.Define(
            new Command("show", "Shows a work item whole.") { work },
            call => call.AskAsync(
                place => place.Hub.GetWorkAsync(new(new WorkId(call.Get(work)!)), call.CancellationToken),
                (screen, result) => ShowWork(screen, result.Work)),
            "signalbox work show W-7");
    }

    private static Command MakeChange(
        CommandBook book,
        string name,
        string description,
        Func<IHub, ChangeWork.Request, CancellationToken, Task<Answer<ChangeWork.Result>>> change)
    {
        var work = WorkOptions.Work();
        var reason = WorkOptions.Reason();
        var key = WorkOptions.Key();
        var signer = WorkOptions.As();
        return book.Define(
            new Command(name, description) { work, reason, key, signer },
            call => call.AskAsync(
                place => new HumanVerb(call, place, call.Get(signer)).AskAsync(
                    $"work/{name}",
                    new ChangeWork.Request(new WorkId(call.Get(work)!), call.Get(reason), call.Get(key)),
                    (request, proof) => request with { Proof = proof },
                    request => change(place.Hub, request, call.CancellationToken)),
                (screen, result) => Views.Stub(screen, result.Work)),
            $"signalbox work {name} W-7 --reason 'The customer withdrew.'");
    }

    private static void ShowList(Screen screen, ListWork.Result list)
    {
        Views.Stubs(screen, list.Items);
        screen.Line($"{list.Items.Count} of {list.Total}.");
        if (list.After is { } after)
            screen.Line($"Next: signalbox work list --after {after}");
    }

    private static void ShowWork(Screen screen, WorkView work)
    {
        screen.Strong($"{work.Work} {work.Title}");
        screen.Field("State", $"{Views.Spell(work.Lifecycle)}, {Views.Spell(work.Availability)}");
        screen.Field("Why", work.Why);
        screen.Field(
            "Step", $"{work.Step}, visit {work.Visit} ({work.Grants} claims, {work.Attempts} failed attempts)");
        screen.Field("Workflow", $"{work.Workflow.Id} {work.Workflow.Version}");
        screen.Field("Goal", work.Goal);
        screen.Field("Subject", Views.Spell(work.Subject));
        if (work.Holder is { } holder)
        {
            var lease = $"fence {holder.Fence}, {DurationText.Of(holder.LeaseMs)} left";
            screen.Field("Holder", $"{holder.Principal}, {lease}. {holder.Note}");
        }

        screen.Field("Handoff", work.Handoff?.Value);
        if (work.Parked is { } parked)
            screen.Field("Parked", $"at {parked.Exit} until {Views.Spell(parked.Deadline)}");

        foreach (var dispute in work.Disputes ?? [])
            screen.Field("Disputed", Views.Dispute(dispute));

        foreach (var waiver in work.Waivers ?? [])
            screen.Field("Waived", Views.Waiver(waiver));

        screen.Field("Priority", $"{work.Priority}");
        screen.Field("Labels", string.Join(", ", work.Labels));
        screen.Field("After", string.Join(", ", work.DependsOn));
        screen.Field("Not before", work.NotBefore is { } instant ? Views.Spell(instant) : null);
        screen.Field("Created", $"{Views.Spell(work.CreatedAt)} by {work.CreatedBy}");
        screen.Field("Result", work.Result);
    }
}
