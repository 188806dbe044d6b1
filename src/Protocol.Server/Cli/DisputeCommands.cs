using System.CommandLine;
using Protocol.Gates;
using Protocol.Operations;
using Protocol.WorkItems;

namespace Protocol.Server.Cli;

/// <summary><c>dispute</c>, for whoever holds a claim, and <c>resolve</c>, for people.</summary>
internal static class DisputeCommands
{
    /// <summary>Makes <c>dispute</c>.</summary>
    public static Command MakeDispute(CommandBook book)
    {
        var criterion = new Argument<string>("criterion")
        {
            Description = "The criterion, as check tells it.", HelpName = "ID",
        };
        var work = WorkOptions.KeptWork();
        var reason = WorkOptions.Needed("--reason", "What is wrong with it, in at least 20 characters.", "TEXT");
        var (exit, handle, key) = (WorkOptions.Exit(), WorkOptions.Claim(), WorkOptions.Key());
        var command = new Command("dispute", "Says that a criterion is wrong; it is pending until a person rules.")
        {
            criterion, work, reason, exit, handle, key,
        };
        return book.Define(
            command,
            call => ClaimCommands.AskHolderAsync(
                call,
                (call.Get(work), call.Get(handle)),
                (place, held) => place.Hub.OpenDisputeAsync(
                    new(held.Handle, call.Get(criterion)!, call.Get(reason)!, call.Get(exit), call.Get(key)),
                    call.CancellationToken),
                (screen, result) =>
                {
                    screen.Status(result.Outcome, $"{result.Dispute}: a person rules");
                    Views.Stub(screen, result.Work);
                    Views.Next(screen, result.Next);
                }),
            "signalbox dispute tests-green --reason 'The test expects the bug that the goal asks to mend.'");
    }

    /// <summary>Makes <c>resolve</c>.</summary>
    public static Command MakeResolve(CommandBook book)
    {
        var work = WorkOptions.Work();
        var dispute = new Argument<string>("dispute")
        {
            Description = "The dispute, for example D-12.", HelpName = "D",
        };
        var ruling = new Option<DisputeRuling>("--ruling")
        {
            Description = "uphold, amend or waive.", HelpName = "CODE", Required = true,
        }.Spelled();
        var note = WorkOptions.Text("--note", "To amend: what is to be changed. To waive: why", "TEXT");
        var expires = WorkOptions.Duration("--expires", "To waive: how long it is in force", "7d");
        var uses = new Option<int?>("--uses")
        {
            Description = "To waive: how many exits; 1 where left out.", HelpName = "N",
        };
        var (key, signer) = (WorkOptions.Key(), WorkOptions.As());
        var command = new Command("resolve", "Rules on a dispute. For people.")
        {
            work, dispute, ruling, note, expires, uses, key, signer,
        };
        return book.Define(
            command,
            call => call.AskAsync(
                place => ResolveAsync(
                    call, place, call.Get(signer),
                    new(
                        new WorkId(call.Get(work)!), new DisputeId(call.Get(dispute)!), call.Get(ruling),
                        call.Get(note), null, WorkOptions.Milliseconds(call.Get(expires)), call.Get(uses),
                        call.Get(key))),
                ShowRuling),
            "signalbox resolve W-7 D-12 --ruling uphold",
            "signalbox resolve W-7 D-12 --ruling amend --note 'Split_Jpy is to expect 3.'",
            "signalbox resolve W-7 D-12 --ruling waive --expires 7d --note 'The scanner is down until Monday.'");
    }

    private static async Task<Answer<ResolveDispute.Result>> ResolveAsync(
        Invocation call, Workplace place, string? signer, ResolveDispute.Request request)
    {
        if (request.Ruling is DisputeRuling.Waive)
        {
            var seen = await SeenSubject.ReadAsync(place, call, request.Work, null);
            if (seen is not Answer<Subject?>.Ok({ } subject))
                return ((Answer<Subject?>.Refused)seen).Refusal;

            request = request with { Subject = subject };
        }

        return await new HumanVerb(call, place, signer).AskAsync(
            "dispute/resolve",
            request,
            (asked, proof) => asked with { Proof = proof },
            asked => place.Hub.ResolveDisputeAsync(asked, call.CancellationToken));
    }

    private static void ShowRuling(Screen screen, ResolveDispute.Result result)
    {
        var ruled = $"{result.Dispute.Id}: {result.Dispute.Criterion}, {Views.Spell(result.Dispute.Ruling!.Value)}";
        screen.Status(result.Outcome, result.Waiver is { } waiver ? $"{ruled}, {waiver.Id}" : ruled);
        Views.Stub(screen, result.Work);
    }
}
