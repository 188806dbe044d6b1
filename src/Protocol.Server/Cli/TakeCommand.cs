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

    private readonly Option<string?> _subject = SeenSubject.Option();
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
        var seen = await SeenSubject.ReadAsync(place, call, work, call.Get(_subject), isNeeded: false);
        if (seen is not Answer<Subject?>.Ok(var subject))
            return ((Answer<Subject?>.Refused)seen).Refusal;

        var request = new TakeExit.Request(work, call.Get(_exit)!, subject, call.Get(_note), call.Get(_key));
        var proof = await new HumanVerb(call, place, call.Get(_signer)).SignAsync("exit/take", request);
        return await place.Hub.TakeExitAsync(request with { Proof = proof }, call.CancellationToken);
    }

    private static void Show(Screen screen, TakeExit.Result result)
    {
        screen.Status(result.Outcome, $"{result.Exit} of {result.Work.Work}");
        Views.Stub(screen, result.Work);
        Views.Next(screen, result.Next);
    }
}
