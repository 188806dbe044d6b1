using System.CommandLine;
using Protocol.Operations;

namespace Protocol.Server.Cli;

/// <summary><c>claim</c>: a work item, or the next that matches; the handle is kept in the worktree.</summary>
internal sealed class ClaimCommand
{
    private const long MaxWaitMs = 25_000;

    private readonly Argument<string?> _work = new("work")
    {
        Description = "This one; the next that matches where left out.",
        HelpName = "W",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<TimeSpan?> _wait =
        WorkOptions.Duration("--wait", "Wait for work, at most so long", "25s where no time is given");

    private readonly Option<bool> _recover = new("--recover")
    {
        Description = "You hold it and lost the handle: a new one, the old one fenced.",
    };

    private readonly Option<string[]> _roles = new("--role")
    {
        Description = "Only in this role; may be repeated.", HelpName = "ROLE",
    };

    private readonly Option<string[]> _labels = new("--label")
    {
        Description = "With all of these; may be repeated.", HelpName = "LABEL",
    };

    private readonly Option<string?> _workflow =
        new("--workflow") { Description = "Of this workflow.", HelpName = "ID" };
    private readonly Option<TimeSpan?> _lease =
        WorkOptions.Duration("--lease", "Term of the lease; the hub clamps it", "15m");
    private readonly Option<string?> _key = WorkOptions.Key();

    private ClaimCommand() => _wait.Arity = ArgumentArity.ZeroOrOne;

    /// <summary>Makes <c>claim</c>.</summary>
    public static Command Make(CommandBook book)
    {
        var claim = new ClaimCommand();
        var command = new Command("claim", "Claims a work item, or the next that matches, and keeps the handle here.")
        {
            claim._work, claim._wait, claim._recover, claim._roles, claim._labels,
            claim._workflow, claim._lease, claim._key,
        };
        return book.Define(
            command,
            call => call.AskAsync(place => claim.AcquireAsync(call, place), Show),
            "signalbox claim",
            "signalbox claim W-7 --lease 30m",
            "signalbox claim --role reviewer --wait 10m   # exit code 21: nothing came",
            "signalbox claim W-7 --recover");
    }

    private AcquireClaim.Request Read(Invocation call) => new(
        WorkOptions.Id(call.Get(_work)),
        call.Get(_recover),
        call.Has(_roles) ? call.Get(_roles) : null,
        call.Has(_labels) ? call.Get(_labels) : null,
        call.Get(_workflow),
        WorkOptions.Milliseconds(call.Get(_lease)),
        IdempotencyKey: call.Get(_key));

    /// <summary>Claims; waits in turns that the hub allows, until something came or the time is over.</summary>
    private async Task<Answer<AcquireClaim.Result>> AcquireAsync(Invocation call, Workplace place)
    {
        var request = Read(call);
        var waitMs = call.Has(_wait) ? WorkOptions.Milliseconds(call.Get(_wait)) ?? MaxWaitMs : 0;
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

    private static void Show(Screen screen, AcquireClaim.Result result)
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
