using System.CommandLine;
using Protocol.Gates;
using Protocol.Operations;
using Protocol.WorkItems;

namespace Protocol.Server.Cli;

/// <summary><c>take</c>: a person takes an exit of a step that nobody holds, signed at a terminal.</summary>
internal sealed class TakeCommand
{
    private readonly Argument<string> _work = WorkOptions.Work();

    private readonly Option<string> _exit = new("--exit")
    {
        Description = "Which exit of the current step.", HelpName = "NAME", Required = true,
    };

    private readonly Option<string?> _note = new("--note") { Description = "For the next holder.", HelpName = "TEXT" };

    private readonly Option<string?> _subject = new("--subject")
    {
        Description = "The commit that you looked at; the current subject where left out.", HelpName = "COMMIT",
    };

    private readonly Option<string?> _key = WorkOptions.Key();
    private readonly Option<string?> _signer = WorkOptions.As();

    /// <summary>Makes <c>take</c>.</summary>
    public static Command Make(CommandBook book)
    {
        var take = new TakeCommand();
        return book.Define(
            new Command("take", "Takes an exit of a step that waits for a person. For people.")
            {
                take._work, take._exit, take._note, take._subject, take._key, take._signer,
            },
            call => call.AskAsync(place => take.TakeAsync(call, place), Show),
            "signalbox take W-7 --exit signed",
            "signalbox take W-7 --exit changes --note 'The migration cannot be undone.' --as ada");
    }

    private async Task<Answer<TakeExit.Result>> TakeAsync(Invocation call, Workplace place)
    {
        var work = new WorkId(call.Get(_work)!);
        var seen = await SeeAsync(call, place, work);
        if (seen is not Answer<Seen>.Ok({ Subject: var subject }))
            return ((Answer<Seen>.Refused)seen).Refusal;

        var request = new TakeExit.Request(work, call.Get(_exit)!, subject, call.Get(_note), call.Get(_key));
        var proof = await new HumanVerb(call, place, call.Get(_signer)).SignAsync("exit/take", request);
        return await place.Hub.TakeExitAsync(request with { Proof = proof }, call.CancellationToken);
    }

    private async Task<Answer<Seen>> SeeAsync(Invocation call, Workplace place, WorkId work)
    {
        var named = await Commits.ResolveAsync(place, call.Get(_subject), call.CancellationToken);
        if (named is not Answer<Subject?>.Ok(var commit))
            return ((Answer<Subject?>.Refused)named).Refusal;

        if (commit is not null)
            return new Seen(commit);

        var found = await place.Hub.GetWorkAsync(new(work), call.CancellationToken);
        if (found is not Answer<GetWork.Result>.Ok({ Work: var item }))
            return ((Answer<GetWork.Result>.Refused)found).Refusal;

        if (call.Surroundings.Interactive)
        {
            var about = item.Subject is { } subject ? Views.Spell(subject) : "no subject";
            await call.Prompts.WriteLineAsync(
                Screen.Plain($"{item.Work} {item.Title}, step {item.Step}: {about}"));
        }

        return new Seen(item.Subject);
    }

    private static void Show(Screen screen, TakeExit.Result result)
    {
        screen.Status(result.Outcome, $"{result.Exit} of {result.Work.Work}");
        Views.Stub(screen, result.Work);
        Views.Next(screen, result.Next);
    }

    private sealed record Seen(Subject? Subject);
}
