using System.CommandLine;
using Protocol.Operations;
using Protocol.WorkItems;

namespace Protocol.Server.Cli;

/// <summary><c>check</c> and <c>advance</c>: the gate.</summary>
internal static class CheckCommands
{
    /// <summary>Makes <c>check</c>.</summary>
    public static Command MakeCheck(CommandBook book)
    {
        var work = WorkOptions.KeptWork();
        var verify = new Option<bool>("--verify")
        {
            Description = "Ask a verifier for what only a verifier can decide, and wait for it.",
        };
        var wait = WorkOptions.Duration("--wait", "With --verify: at most so long", "10m where left out");
        var (exit, handle, subject) = (WorkOptions.Exit(), WorkOptions.Claim(), WorkOptions.Subject());
        var command = new Command("check", "Asks whether the gate lets you go on. Writes nothing, renews nothing.")
        {
            work, exit, subject, verify, wait, handle,
        };
        return book.Define(
            command,
            call => call.AskAsync(
                place => Commits.WithAsync(place, call, call.Get(subject), seen =>
                {
                    var asked = new Question(call.Get(work), call.Get(handle), call.Get(exit), seen);
                    return call.Get(verify)
                        ? new VerificationWait(call, place).CheckAsync(asked, call.Get(wait))
                        : CheckAsync(place, asked, call.CancellationToken);
                }),
                Views.Verdict),
            "signalbox check                # the one claim of this worktree; exit code 0 pass, 20 fail, 21 pending",
            "signalbox check W-7 --exit done --json",
            "signalbox check --verify && signalbox advance");
    }

    /// <summary>Makes <c>advance</c>.</summary>
    public static Command MakeAdvance(CommandBook book)
    {
        var work = WorkOptions.KeptWork();
        var park = new Option<bool>("--park")
        {
            Description = "Where the gate is pending: leave the item waiting at this exit, and end the claim.",
        };
        var deadline = WorkOptions.Duration("--deadline", "With --park: when the wait ends by the exit timeout", "1d");
        var note = new Option<string?>("--note") { Description = "For the next holder.", HelpName = "TEXT" };
        var (exit, handle) = (WorkOptions.Exit(), WorkOptions.Claim());
        var (subject, key) = (WorkOptions.Subject(), WorkOptions.Key());
        var command = new Command("advance", "Takes an exit where its gate passes, and goes on with the next step.")
        {
            work, exit, subject, park, deadline, note, handle, key,
        };
        return book.Define(
            command,
            call => ClaimCommands.AskHolderAsync(
                call,
                (call.Get(work), call.Get(handle)),
                (place, held) => Commits.WithAsync(place, call, call.Get(subject), async seen =>
                {
                    var answer = await place.Hub.AdvanceStepAsync(
                        new(
                            held.Handle,
                            call.Get(exit),
                            seen,
                            Park: call.Get(park),
                            DeadlineMs: WorkOptions.Milliseconds(call.Get(deadline)),
                            Note: call.Get(note),
                            IdempotencyKey: call.Get(key)),
                        call.CancellationToken);
                    Keep(place, held, answer);
                    return answer;
                }),
                ShowMove),
            "signalbox advance",
            "signalbox advance --exit blocked --note 'The staging database is gone.'",
            "signalbox advance W-7 --exit approve --park --deadline 2d");
    }

    /// <summary>
    /// Asks for the verdict of the claim that was named or is kept, else of the work item as it stands.
    /// </summary>
    public static async Task<Answer<Verdict>> CheckAsync(
        Workplace place, Question asked, CancellationToken cancellationToken)
    {
        var found = HeldClaim.Find(place, asked.Work, asked.Handle);
        if (found is Answer<HeldClaim>.Ok(var held))
        {
            var answer = await place.Hub.CheckGateAsync(
                new(held.Handle, null, asked.Exit, asked.Subject), cancellationToken);
            held.Heed(place, answer);
            return answer;
        }

        return asked.Work is { } work
            ? await place.Hub.CheckGateAsync(new(null, new WorkId(work), asked.Exit, asked.Subject), cancellationToken)
            : ((Answer<HeldClaim>.Refused)found).Refusal;
    }

    private static void Keep(Workplace place, HeldClaim held, Answer<AdvanceStep.Result> answer)
    {
        if (answer is not Answer<AdvanceStep.Result>.Ok { Result: var result } || result.Outcome is "fail" or "pending")
            return;

        if (result.Claim is { } next)
            place.Claims.Keep(held.Work, next);
        else
            place.Claims.Forget(held.Work, held.Handle);
    }

    private static void ShowMove(Screen screen, AdvanceStep.Result result)
    {
        var where = result switch
        {
            { Ended: { } ended } => $"ended: {ended}",
            { Deadline: { } deadline } => $"waits at {result.Exit} until {Views.Spell(deadline)}",
            { To: { } to } => $"left by {result.Exit} to {to}",
            _ => $"stays before {result.Exit}",
        };
        screen.Status(result.Outcome, $"{result.Work.Work} {where}");
        if (result.Verdict is { } verdict)
            Views.Verdict(screen, verdict);

        if (result.Brief is { } brief)
            Views.Brief(screen, brief);

        if (result.Verdict is null)
            Views.Next(screen, result.Next);
    }
}
