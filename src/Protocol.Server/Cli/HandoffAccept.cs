using System.CommandLine;
using Protocol.Gates;
using Protocol.Handoffs;
using Protocol.Operations;

namespace Protocol.Server.Cli;

/// <summary><c>handoff accept</c>: the receiver reads the packet back, and the claim is theirs.</summary>
internal sealed class HandoffAccept
{
    private readonly Argument<string> _handoff = HandoffCommands.Handoff();

    private readonly Option<string> _goal = new("--goal")
    {
        Description = "The goal, in your own words.", HelpName = "TEXT", Required = true,
    };

    private readonly Option<string> _first = new("--first-action")
    {
        Description = "What you do first, in your own words.", HelpName = "TEXT", Required = true,
    };

    private readonly Option<string[]> _unmet = new("--unmet")
    {
        Description = "A criterion that is unmet; each, as the packet names them.", HelpName = "ID",
    };

    private readonly Option<string?> _subject = new("--subject")
    {
        Description = "The commit that the packet names.", HelpName = "COMMIT",
    };

    private readonly Option<TimeSpan?> _lease =
        WorkOptions.Duration("--lease", "Term of the lease; the hub clamps it", "15m");
    private readonly Option<string?> _key = WorkOptions.Key();

    /// <summary>Makes <c>handoff accept</c>.</summary>
    public static Command Make(CommandBook book)
    {
        var accept = new HandoffAccept();
        var command = new Command("accept", "Accepts a handoff by reading it back; the claim is yours from then on.")
        {
            accept._handoff, accept._goal, accept._first, accept._unmet, accept._subject, accept._lease, accept._key,
        };
        return book.Define(
            command,
            accept.RunAsync,
            "signalbox handoff accept H-12 --goal 'Round half to even.' --first-action 'Run the tests.' --unmet tests");
    }

    private Task<int> RunAsync(Invocation call) => call.AskAsync(
        place => Commits.WithAsync(place, call, call.Get(_subject), async seen =>
        {
            var answer = await place.Hub.AcceptHandoffAsync(Read(call, seen), call.CancellationToken);
            if (answer is Answer<AcceptHandoff.Result>.Ok(var taken))
                place.Claims.Keep(taken.Brief.Work, taken.Claim);

            return answer;
        }),
        (screen, result) =>
        {
            screen.Status(result.Outcome, $"fence {result.Fence}, lease {DurationText.Of(result.LeaseMs)}");
            Views.Brief(screen, result.Brief);
            Views.Next(screen, result.Next);
        });

    private AcceptHandoff.Request Read(Invocation call, Subject? seen)
    {
        var unmet = call.Has(_unmet) ? call.Get(_unmet) : null;
        return new(
            new HandoffId(call.Get(_handoff)!),
            new Readback(call.Get(_goal)!, call.Get(_first)!, seen, unmet),
            WorkOptions.Milliseconds(call.Get(_lease)),
            call.Get(_key));
    }
}
