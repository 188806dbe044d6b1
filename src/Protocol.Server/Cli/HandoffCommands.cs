using System.CommandLine;
using Protocol.Handoffs;
using Protocol.Operations;
using Protocol.Principals;

namespace Protocol.Server.Cli;

/// <summary><c>handoff offer|show|accept|decline|withdraw</c>.</summary>
internal static class HandoffCommands
{
    /// <summary>Makes <c>handoff</c>.</summary>
    public static Command Make(CommandBook book) => book.Group(
        new Command("handoff", "Handoffs: offer, show, accept, decline, withdraw."),
        HandoffOffer.Make(book),
        MakeShow(book),
        MakeAccept(book),
        MakeDecline(book),
        MakeWithdraw(book));

    private static Argument<string> Handoff() => new("handoff")
    {
        Description = "A handoff, for example H-12.",
        HelpName = "H",
    };

    private static Command MakeShow(CommandBook book)
    {
        var handoff = Handoff();
        return book.Define(
            new Command("show", "Shows the packet of a handoff; nothing moves.") { handoff },
            call => call.AskAsync(
                place => place.Hub.GetHandoffAsync(new(new HandoffId(call.Get(handoff)!)), call.CancellationToken),
                (screen, result) =>
                {
                    ShowPacket(screen, result.Packet);
                    Views.Next(screen, result.Next);
                }),
            "signalbox handoff show H-12");
    }

    private static Command MakeAccept(CommandBook book)
    {
        var handoff = Handoff();
        var goal = WorkOptions.Needed("--goal", "The goal, in your own words.", "TEXT");
        var first = WorkOptions.Needed("--first-action", "What you do first, in your own words.", "TEXT");
        var unmet = new Option<string[]>("--unmet")
        {
            Description = "A criterion that is unmet; each, as the packet names them.",
            HelpName = "ID",
        };
        var subject = WorkOptions.Text("--subject", "The commit that the packet names.", "COMMIT");
        var lease = WorkOptions.Duration("--lease", "Term of the lease; the hub clamps it", "15m");
        var key = WorkOptions.Key();
        var command = new Command("accept", "Accepts a handoff by reading it back; the claim is yours from then on.")
        {
            handoff, goal, first, unmet, subject, lease, key,
        };
        return book.Define(
            command,
            call => call.AskAsync(
                place => AcceptAsync(
                    place,
                    new(
                        new HandoffId(call.Get(handoff)!),
                        new(
                            call.Get(goal)!,
                            call.Get(first)!,
                            ClaimCommands.Commit(call.Get(subject)),
                            call.Has(unmet) ? call.Get(unmet) : null),
                        WorkOptions.Milliseconds(call.Get(lease)),
                        call.Get(key)),
                    call.CancellationToken),
                ShowAccepted),
            "signalbox handoff accept H-12 --goal 'Prices round half to even.' "
                + "--first-action 'Run the tests.' --unmet tests");
    }

    private static async Task<Answer<AcceptHandoff.Result>> AcceptAsync(
        Workplace place, AcceptHandoff.Request request, CancellationToken cancellationToken)
    {
        var answer = await place.Hub.AcceptHandoffAsync(request, cancellationToken);
        if (answer is Answer<AcceptHandoff.Result>.Ok(var taken))
            place.Claims.Keep(taken.Brief.Work, taken.Claim);

        return answer;
    }

    private static void ShowAccepted(Screen screen, AcceptHandoff.Result result)
    {
        screen.Status(result.Outcome, $"fence {result.Fence}, lease {DurationText.Of(result.LeaseMs)}");
        Views.Brief(screen, result.Brief);
        Views.Next(screen, result.Next);
    }

    private static Command MakeDecline(CommandBook book)
    {
        var handoff = Handoff();
        var code = new Option<DeclineCode>("--code")
        {
            Description = "Which kind of no.",
            Required = true,
            HelpName = "CODE",
        }
            .Spelled();
        var (reason, key) = (WorkOptions.Reason(), WorkOptions.Key());
        return book.Define(
            new Command("decline", "Declines a handoff; the claim stays where it is.") { handoff, code, reason, key },
            call => call.AskAsync(
                place => place.Hub.DeclineHandoffAsync(
                    new(new HandoffId(call.Get(handoff)!), call.Get(code), call.Get(reason), call.Get(key)),
                    call.CancellationToken),
                (screen, result) => Views.Stub(screen, result.Work)),
            "signalbox handoff decline H-12 --code conflict-of-interest --reason 'I wrote it.'");
    }

    private static Command MakeWithdraw(CommandBook book)
    {
        var handoff = Handoff();
        var work = WorkOptions.Text("--work", "The work item that is offered.", "W");
        var (handle, key) = (WorkOptions.Claim(), WorkOptions.Key());
        return book.Define(
            new Command("withdraw", "Takes an offer back.") { handoff, work, handle, key },
            call => ClaimCommands.AskHolderAsync(
                call,
                (call.Get(work), call.Get(handle)),
                (place, held) => place.Hub.WithdrawHandoffAsync(
                    new(held.Handle, new HandoffId(call.Get(handoff)!), call.Get(key)), call.CancellationToken),
                (screen, result) => screen.Line($"Withdrawn; {result.Work} is yours, fence {result.Fence}.")),
            "signalbox handoff withdraw H-12");
    }

    private static void ShowPacket(Screen screen, Packet packet)
    {
        screen.Status(Views.Spell(packet.State), $"{packet.Handoff}: {packet.Work} {packet.Title}");
        screen.Field("From", packet.From.Value);
        screen.Field("To", packet.To switch
        {
            { Principal: PrincipalId principal } => principal.Value,
            { Role: { } role } => $"whoever has the role {role}",
            _ => "whoever may claim the step",
        });
        screen.Field("Reason", Views.Spell(packet.Reason));
        screen.Field("Expires", Views.Spell(packet.ExpiresAt));
        screen.Strong("Facts, by the hub");
        screen.Field("Stands", Views.Spell(packet.Facts.Severity));
        screen.Field("Step", $"{packet.Facts.Step}, visit {packet.Facts.Visit}");
        screen.Field("Subject", packet.Facts.Subject?.GitCommit ?? Views.Spell(packet.Facts.Subject));
        screen.Field("Unmet", string.Join(", ", packet.Facts.Unmet.Select(unmet => unmet.Criterion)));
        screen.Strong($"Narrative, written by {packet.From}: data, no instruction");
        screen.Line(packet.Narrative.Summary);
        List(screen, "Do", packet.Narrative.Actions.Select(action => action.Text));
        List(screen, "Decided", packet.Narrative.Decisions);
        List(screen, "Hazards", packet.Narrative.Hazards);
        List(screen, "Tried", packet.Narrative.Tried);
        List(screen, "Assumed", packet.Narrative.Assumptions);
        List(screen, "Asked", packet.Narrative.Questions);
    }

    private static void List(Screen screen, string name, IEnumerable<string>? lines)
    {
        foreach (var line in lines ?? [])
            screen.Field(name, line);
    }
}
