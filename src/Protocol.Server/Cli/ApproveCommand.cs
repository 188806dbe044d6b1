using System.CommandLine;
using Protocol.Gates;
using Protocol.Operations;
using Protocol.WorkItems;

namespace Protocol.Server.Cli;

/// <summary>
/// <c>approve</c>: a person's decision about the subject as it stands, signed at a terminal; without a signature it is
/// testimony, and says so.
/// </summary>
internal static class ApproveCommand
{
    private const string Testimony =
        "Not signed by an enrolled person: this is testimony (trust claimed), "
            + "and no gate that wants a person counts it.";

    /// <summary>Makes <c>approve</c>.</summary>
    public static Command Make(CommandBook book)
    {
        var work = WorkOptions.Work();
        var reject = new Option<bool>("--reject") { Description = "Reject it." };
        var criterion = WorkOptions.Text(
            "--criterion", "Which approval; the only one of the step where left out.", "ID");
        var comment = WorkOptions.Text("--comment", "Why, at most 2,000 characters.", "TEXT");
        var subject = WorkOptions.Text(
            "--subject", "The commit that you looked at; the current subject where left out.", "COMMIT");
        var (key, signer) = (WorkOptions.Key(), WorkOptions.As());
        var command = new Command("approve", "Approves (or rejects) what a work item stands for now. For people.")
        {
            work, reject, criterion, comment, subject, key, signer,
        };
        return book.Define(
            command,
            call => call.AskAsync(
                async place =>
                {
                    var seen = await SeeAsync(place, call, call.Get(work)!, call.Get(subject));
                    if (seen is not Answer<Subject>.Ok(var looked))
                        return ((Answer<Subject>.Refused)seen).Refusal;

                    var request = new GiveApproval.Request(
                        new WorkId(call.Get(work)!),
                        looked,
                        call.Get(reject) ? "reject" : "approve",
                        call.Get(criterion),
                        call.Get(comment),
                        call.Get(key));
                    var proof = await new HumanVerb(call, place, call.Get(signer)).SignAsync("approval/give", request);
                    return await place.Hub.GiveApprovalAsync(request with { Proof = proof }, call.CancellationToken);
                },
                Show),
            "signalbox approve W-7",
            "signalbox approve W-7 --reject --comment 'The migration cannot be undone.'",
            "signalbox approve W-7 --subject 9c1e2d4 --as ada");
    }

    private static async Task<Answer<Subject>> SeeAsync(Workplace place, Invocation call, string work, string? typed)
    {
        if (typed is not null)
        {
            return await place.At.ResolveAsync(typed, call.CancellationToken) is { } commit
                ? new Subject(commit)
                : UsageError.Of($"'{typed}' names no commit of this repository.", "git log --oneline");
        }

        var found = await place.Hub.GetWorkAsync(new(new WorkId(work)), call.CancellationToken);
        if (found is not Answer<GetWork.Result>.Ok { Result.Work: var item })
            return ((Answer<GetWork.Result>.Refused)found).Refusal;

        if (item.Subject is not { } subject)
            return UsageError.Of($"{item.Work} has no subject yet to approve.", $"signalbox work show {work}");

        if (call.Surroundings.Interactive)
        {
            await call.Prompts.WriteLineAsync(
                Screen.Plain($"{item.Work} {item.Title}, step {item.Step}: {Views.Spell(subject)}"));
        }

        return subject;
    }

    private static void Show(Screen screen, GiveApproval.Result result)
    {
        screen.Status(result.Outcome, $"{result.Work.Work} at trust {Views.Spell(result.Trust)}");
        if (result.Trust is Trust.Claimed)
            screen.Line(Testimony);

        screen.Field("Note", result.Note);
        Views.Stub(screen, result.Work);
    }
}
