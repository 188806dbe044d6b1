using System.CommandLine;
using Protocol.Gates;
using Protocol.Operations;
using Protocol.WorkItems;

namespace Protocol.Server.Cli;

/// <summary>
/// <c>approve</c>: a person's decision about the subject as it stands, signed at a terminal; without a signature it is
/// testimony, and says so.
/// </summary>
internal sealed class ApproveCommand
{
    private readonly Argument<string> _work = WorkOptions.Work();
    private readonly Option<bool> _reject = new("--reject") { Description = "Reject it." };

    private readonly Option<string?> _criterion = new("--criterion")
    {
        Description = "Which approval; the only one of the step where left out.", HelpName = "ID",
    };

    private readonly Option<string?> _comment = new("--comment")
    {
        Description = "Why, at most 2,000 characters.", HelpName = "TEXT",
    };

    private readonly Option<string?> _subject = SeenSubject.Option();
    private readonly Option<string?> _key = WorkOptions.Key();
    private readonly Option<string?> _signer = WorkOptions.As();

    /// <summary>Makes <c>approve</c>.</summary>
    public static Command Make(CommandBook book)
    {
        var approve = new ApproveCommand();
        var command = new Command("approve", "Approves (or rejects) what a work item stands for now. For people.")
        {
            approve._work, approve._reject, approve._criterion, approve._comment, approve._subject, approve._key,
            approve._signer,
        };
        return book.Define(
            command,
            call => call.AskAsync(place => approve.DecideAsync(call, place), Show),
            "signalbox approve W-7",
            "signalbox approve W-7 --reject --comment 'The migration cannot be undone.'",
            "signalbox approve W-7 --subject 9c1e2d4 --as ada");
    }

    private async Task<Answer<GiveApproval.Result>> DecideAsync(Invocation call, Workplace place)
    {
        var work = call.Get(_work)!;
        var seen = await SeenSubject.ReadAsync(place, call, new WorkId(work), call.Get(_subject));
        if (seen is not Answer<Subject?>.Ok({ } subject))
            return ((Answer<Subject?>.Refused)seen).Refusal;

        var request = new GiveApproval.Request(
            new WorkId(work),
            subject,
            call.Get(_reject) ? "reject" : "approve",
            call.Get(_criterion),
            call.Get(_comment),
            call.Get(_key));
        var proof = await new HumanVerb(call, place, call.Get(_signer)).SignAsync("approval/give", request);
        return await place.Hub.GiveApprovalAsync(request with { Proof = proof }, call.CancellationToken);
    }

    private static void Show(Screen screen, GiveApproval.Result result)
    {
        screen.Status(result.Outcome, $"{result.Work.Work} at trust {Views.Spell(result.Trust)}");
        screen.Field("Note", result.Note);
        Views.Stub(screen, result.Work);
        if (result.Trust is Trust.Claimed)
            screen.Line("Next: signalbox enroll --human NAME  # Who signs at a terminal counts as a person.");
    }
}
