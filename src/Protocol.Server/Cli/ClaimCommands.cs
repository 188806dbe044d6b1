using System.CommandLine;
using Protocol.Operations;
using Protocol.WorkItems;

namespace Protocol.Server.Cli;

/// <summary><c>claim</c>, <c>progress</c>, <c>release</c> and <c>revoke</c>.</summary>
internal static class ClaimCommands
{
    private const long MaxWaitMs = 25_000;

    /// <summary>Makes <c>claim</c>.</summary>
    public static Command MakeClaim(CommandBook book)
    {
        var work = WorkOptions.KeptWork();
        work.Description = "This one; the next that matches where left out.";
        var wait = WorkOptions.Duration("--wait", "Wait for work, at most so long", "25s where no time is given");
        wait.Arity = ArgumentArity.ZeroOrOne;
        var recover = new Option<bool>("--recover")
        {
            Description = "You hold it and lost the handle: a new one, the old one fenced.",
        };
        var roles = WorkOptions.Texts("--role", "Only in this role", "ROLE");
        var labels = WorkOptions.Texts("--label", "With all of these", "LABEL");
        var workflow = WorkOptions.Text("--workflow", "Of this workflow.", "ID");
        var lease = WorkOptions.Duration("--lease", "Term of the lease; the hub clamps it", "15m");
        var key = WorkOptions.Key();
        var command = new Command("claim", "Claims a work item, or the next that matches, and keeps the handle here.")
        {
            work, wait, recover, roles, labels, workflow, lease, key,
        };
        return book.Define(
            command,
            call => call.AskAsync(
                place => AcquireAsync(
                    call,
                    place,
                    new AcquireClaim.Request(
                        WorkOptions.Id(call.Get(work)),
                        call.Get(recover),
                        call.Has(roles) ? call.Get(roles) : null,
                        call.Has(labels) ? call.Get(labels) : null,
                        call.Get(workflow),
                        WorkOptions.Milliseconds(call.Get(lease)),
                        IdempotencyKey: call.Get(key)),
                    call.Has(wait) ? WorkOptions.Milliseconds(call.Get(wait)) ?? MaxWaitMs : 0),
                ShowClaim),
            "signalbox claim",
            "signalbox claim W-7 --lease 30m",
            "signalbox claim --role reviewer --wait 10m   # exit code 21: nothing came",
            "signalbox claim W-7 --recover");
    }

    /// <summary>Makes <c>progress</c>.</summary>
    public static Command MakeProgress(CommandBook book)
    {
        var work = WorkOptions.KeptWork();
        var note = WorkOptions.Text("--note", "How far you are, at most 2,000 characters.", "TEXT");
        var (handle, subject, key) = (WorkOptions.Claim(), WorkOptions.Subject(), WorkOptions.Key());
        return book.Define(
            new Command("progress", "Says how far you are, and renews the lease.") { work, note, handle, subject, key },
            call => AskHolderAsync(
                call,
                (call.Get(work), call.Get(handle)),
                (place, held) => place.Hub.ReportProgressAsync(
                    new(held.Handle, call.Get(note), Commit(call.Get(subject)), call.Get(key)), call.CancellationToken),
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
                        place.Claims.Forget(held.Work);

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
        var reason = WorkOptions.Needed("--reason", "Why.", "TEXT");
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

    /// <summary>The subject of a commit that was typed.</summary>
    public static Gates.Subject? Commit(string? typed) => typed is null ? null : new Gates.Subject(typed);

    /// <summary>Claims; waits in turns that the hub allows, until something came or the time is over.</summary>
    private static async Task<Answer<AcquireClaim.Result>> AcquireAsync(
        Invocation call, Workplace place, AcquireClaim.Request request, long waitMs)
    {
        var clock = call.Surroundings.Clock;
        var start = clock.GetTimestamp();
        while (true)
        {
            var left = waitMs - (long)clock.GetElapsedTime(start).TotalMilliseconds;
            var answer = await place.Hub.AcquireClaimAsync(
                request with { WaitMs = left > 0 ? Math.Min(left, MaxWaitMs) : null }, call.CancellationToken);
            if (answer is Answer<AcquireClaim.Result>.Ok { Result: { Claim: { } handle, Brief: { } brief } })
                place.Claims.Keep(brief.Work, handle);

            if (left <= MaxWaitMs || answer is not Answer<AcquireClaim.Result>.Ok { Result.Outcome: not "claimed" })
                return answer;
        }
    }

    private static void ShowClaim(Screen screen, AcquireClaim.Result result)
    {
        if (result.Brief is { } brief)
        {
            screen.Status("claimed", $"fence {result.Fence}, lease {DurationText.Of(result.LeaseMs ?? 0)}");
            Views.Brief(screen, brief);
        }
        else
        {
            var again = result.RetryAfterMs is { } wait ? $"; ask again in {DurationText.Of(wait)}" : "";
            screen.Status(result.Outcome, $"{result.Work?.Value ?? result.Why}{again}");
        }

        Views.Next(screen, result.Next);
    }
}
