using System.CommandLine;
using System.Text.Json;
using Protocol.Operations;
using Protocol.WorkItems;
using Protocol.Workflows;

namespace Protocol.Server.Cli;

/// <summary><c>next</c>: what the next claim would get, or why it would get nothing. It claims nothing.</summary>
internal static class NextCommand
{
    private const int Looked = 100;
    private const int Shown = 5;

    /// <summary>Makes <c>next</c>.</summary>
    public static Command Make(CommandBook book) => book.Define(
        new Command("next", "What the next claim would get, or the reason where there is nothing."),
        call => call.AskAsync(place => LookAsync(place, call.CancellationToken), Show),
        "signalbox next",
        "signalbox next --json   # exit code 0: ready, 21: nothing");

    private static async Task<Answer<Upcoming>> LookAsync(Workplace place, CancellationToken cancellationToken)
    {
        var listed = await place.Hub.ListWorkAsync(new(Lifecycle.Open, Limit: Looked), cancellationToken);
        if (listed is Answer<ListWork.Result>.Refused(var refusal))
            return refusal;

        var open = ((Answer<ListWork.Result>.Ok)listed).Result.Items;
        foreach (var stub in open.Where(stub => stub.Availability is Availability.Ready))
        {
            if (await IsForCallerAsync(place, stub, cancellationToken))
                return new Upcoming("ready", [Claim(stub)], stub, null, []);
        }

        return await ExplainAsync(place, open, cancellationToken);
    }

    private static NextAction Claim(WorkStub stub) =>
        new("claim", Call: new("claim/acquire", ProtocolJson.ToElement(new AcquireClaim.Request(stub.Work))));

    private static async Task<bool> IsForCallerAsync(
        Workplace place, WorkStub stub, CancellationToken cancellationToken)
    {
        if (await place.Hub.GetWorkAsync(new(stub.Work), cancellationToken) is not Answer<GetWork.Result>.Ok(var item))
            return false;

        var pinned = new GetWorkflow.Request(Digest: item.Work.Workflow.Digest);
        var found = await place.Hub.GetWorkflowAsync(pinned, cancellationToken);
        if (found is not Answer<GetWorkflow.Result>.Ok(var workflow))
            return false;

        var document = workflow.Document.Deserialize(ProtocolJson.Of<Workflow>());
        var role = document?.Steps.GetValueOrDefault(stub.Step)?.Role;
        return role is null || place.Caller.Roles.Contains(role);
    }

    private static async Task<Answer<Upcoming>> ExplainAsync(
        Workplace place, IReadOnlyList<WorkStub> open, CancellationToken cancellationToken)
    {
        var paused = await place.Hub.ListWorkAsync(new(Lifecycle.Paused, Limit: Shown), cancellationToken);
        var stopped = (paused as Answer<ListWork.Result>.Ok)?.Result.Items ?? [];
        var why = open switch
        {
            [] when stopped.Count > 0 => "paused",
            [] => "empty",
            _ when open.Any(stub => stub.Availability is Availability.Ready) => "no-match",
            _ => "blocked",
        };
        var next = why is "empty"
            ? new NextAction("create", "There is no open work item. Add one: signalbox work add TITLE")
            : new NextAction("wait", "Claim and wait until there is something: signalbox claim --wait");
        return new Upcoming("none-available", [next], null, why, [.. open.Concat(stopped).Take(Shown)]);
    }

    private static void Show(Screen screen, Upcoming upcoming)
    {
        if (upcoming.Work is { } work)
        {
            Views.Stub(screen, work);
        }
        else
        {
            screen.Status(upcoming.Outcome, Explain(upcoming.Why));
            Views.Stubs(screen, upcoming.Waiting);
        }

        Views.Next(screen, upcoming.Next);
    }

    private static string Explain(string? why) => why switch
    {
        "paused" => "every open work item is paused by a person.",
        "empty" => "there is no open work item.",
        "no-match" => "what is ready is for roles that you do not have.",
        _ => "every open work item is held, waits, or depends on another one.",
    };
}
