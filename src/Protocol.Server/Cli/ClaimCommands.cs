using System.CommandLine;
using Protocol.Operations;
using Protocol.WorkItems;

namespace Protocol.Server.Cli;

/// <summary><c>progress</c>, <c>release</c> and <c>revoke</c>.</summary>
internal static class ClaimCommands
{
    /// <summary>Makes <c>progress</c>.</summary>
    public static Command MakeProgress(CommandBook book)
    {
        var work = WorkOptions.KeptWork();
        var note = new Option<string?>("--note")
        {
            Description = "How far you are, at most 2,000 characters.",
            HelpName = "TEXT",
        };
        var (handle, subject, key) = (WorkOptions.Claim(), WorkOptions.Subject(), WorkOptions.Key());
        return book.Define(
            new Command("progress", "Says how far you are, and renews the lease.") { work, note, handle, subject, key },
            call => AskHolderAsync(
                call,
                (call.Get(work), call.Get(handle)),
                (place, held) => Commits.WithAsync(place, call, call.Get(subject), seen =>
                    place.Hub.ReportProgressAsync(
                        new(held.Handle, call.Get(note), seen, call.Get(key)), call.CancellationToken)),
                (screen, result) => screen.Line(
                    $"Recorded for {result.Work}; the lease runs {DurationText.Of(result.LeaseMs)}.")),
            "signalbox progress --note 'The failing test is reproduced.'");
    }

    /// <summary>Makes <c>release</c>.</summary>
    public static Command MakeRelease(CommandBook book)
    {
        var work = WorkOptions.KeptWork();
        var (handle, reason, key) = (WorkOptions.Claim(), WorkOptions.Reason(), WorkOptions.Key());
        return book.Define(
            new Command("release", "Gives a claim up; the work item is ready for others.")
                { work, handle, reason, key },
            call => AskHolderAsync(
                call,
                (call.Get(work), call.Get(handle)),
                async (place, held) =>
                {
                    var answer = await place.Hub.ReleaseClaimAsync(
                        new(held.Handle, call.Get(reason), call.Get(key)), call.CancellationToken);
                    if (answer is Answer<ReleaseClaim.Result>.Ok)
                        place.Claims.Forget(held.Work, held.Handle);

                    return answer;
                },
                (screen, result) =>
                {
                    Views.Stub(screen, result.Work);
                    Views.Next(screen, result.Next);
                }),
            "signalbox release --reason 'Out of time.'");
    }

    /// <summary>Makes <c>revoke</c>.</summary>
    public static Command MakeRevoke(CommandBook book)
    {
        var work = WorkOptions.Work();
        var reason = new Option<string>("--reason") { Description = "Why.", HelpName = "TEXT", Required = true };
        var (key, signer) = (WorkOptions.Key(), WorkOptions.As());
        return book.Define(
            new Command("revoke", "Takes a claim away from its holder. For people.") { work, reason, key, signer },
            call => call.AskAsync(
                place => new HumanVerb(call, place, call.Get(signer)).AskAsync(
                    "claim/revoke",
                    new RevokeClaim.Request(new WorkId(call.Get(work)!), call.Get(reason)!, call.Get(key)),
                    (request, proof) => request with { Proof = proof },
                    request => place.Hub.RevokeClaimAsync(request, call.CancellationToken)),
                (screen, result) => Views.Stub(screen, result.Work)),
            "signalbox revoke W-7 --reason 'The agent is stuck.'");
    }

    /// <summary>
    /// Asks a holder verb with the claim that was named or is kept, and heeds what the answer says of it.
    /// </summary>
    public static Task<int> AskHolderAsync<T>(
        Invocation call,
        (string? Work, string? Handle) named,
        Func<Workplace, HeldClaim, Task<Answer<T>>> ask,
        Action<Screen, T> show) =>
        call.AskAsync(
            async place =>
            {
                var found = HeldClaim.Find(place, named.Work, named.Handle);
                if (found is not Answer<HeldClaim>.Ok(var held))
                    return ((Answer<HeldClaim>.Refused)found).Refusal;

                var answer = await ask(place, held);
                held.Heed(place, answer);
                return answer;
            },
            show);
}
