using System.CommandLine;
using System.Text.Json;
using Protocol.Handoffs;
using Protocol.Operations;
using Protocol.Principals;

namespace Protocol.Server.Cli;

/// <summary><c>handoff offer</c>: what the giver tells is typed as options, or written in a file.</summary>
internal sealed class HandoffOffer
{
    private readonly Argument<string?> _work = WorkOptions.KeptWork();
    private readonly Option<HandoffReason> _reason = new Option<HandoffReason>("--reason")
    {
        Description = "Why.", HelpName = "CODE", Required = true,
    }.Spelled();

    private readonly Option<string?> _summary = new("--summary")
    {
        Description = "Where the work stands, at most 2,000 characters.",
        HelpName = "TEXT",
    };
    private readonly Option<string[]> _actions = new("--action")
    {
        Description = "What to do next; may be repeated.",
        HelpName = "TEXT",
    };
    private readonly Option<string[]> _hazards = new("--hazard")
    {
        Description = "What can go wrong; may be repeated.",
        HelpName = "TEXT",
    };
    private readonly Option<string?> _file = new("--narrative")
    {
        Description = "A JSON file with the whole narrative, in place of the texts.",
        HelpName = "FILE",
    };
    private readonly Option<string?> _principal = new("--to")
    {
        Description = "For this principal.",
        HelpName = "PRINCIPAL",
    };
    private readonly Option<string?> _role = new("--to-role")
    {
        Description = "For whoever has this role.",
        HelpName = "ROLE",
    };
    private readonly Option<TimeSpan?> _expires = WorkOptions.Duration("--expires", "Term of the offer", "30m");
    private readonly Option<string?> _handle = WorkOptions.Claim();
    private readonly Option<string?> _key = WorkOptions.Key();

    /// <summary>Makes <c>handoff offer</c>.</summary>
    public static Command Make(CommandBook book)
    {
        var offer = new HandoffOffer();
        var command = new Command("offer", "Offers your claim with a packet; it moves only when accepted.")
        {
            offer._work, offer._reason, offer._summary, offer._actions, offer._hazards, offer._file,
            offer._principal, offer._role, offer._expires, offer._handle, offer._key,
        };
        return book.Define(
            command,
            offer.RunAsync,
            "signalbox handoff offer --reason shift-end --summary 'The parser is done.' --action 'Write the printer.'",
            "signalbox handoff offer W-7 --reason capability --to-role reviewer --narrative packet.json");
    }

    private Task<int> RunAsync(Invocation call) => ClaimCommands.AskHolderAsync(
        call,
        (call.Get(_work), call.Get(_handle)),
        async (place, held) => Tell(call) switch
        {
            Answer<Narrative>.Ok(var narrative) => await place.Hub.OfferHandoffAsync(
                new(
                    held.Handle,
                    call.Get(_reason),
                    narrative,
                    Target(call),
                    ExpiresMs: WorkOptions.Milliseconds(call.Get(_expires)),
                    IdempotencyKey: call.Get(_key)),
                call.CancellationToken),
            Answer<Narrative>.Refused(var refusal) => refusal,
            var other => throw new InvalidOperationException($"An answer is ok or refused, not {other}."),
        },
        (screen, result) =>
        {
            screen.Status(result.Outcome, $"{result.Handoff}: {result.Work}, until {Views.Spell(result.ExpiresAt)}");
            Views.Next(screen, result.Next);
        });

    private HandoffTarget? Target(Invocation call) => (call.Get(_principal), call.Get(_role)) switch
    {
        (null, null) => null,
        ({ } principal, var role) => new HandoffTarget(new PrincipalId(principal), role),
        (null, var role) => new HandoffTarget(null, role),
    };

    private Answer<Narrative> Tell(Invocation call)
    {
        if (call.Get(_file) is { } file)
        {
            return Documents.Read(call, file) switch
            {
                Answer<JsonElement>.Ok(var document) => Read(document, file),
                Answer<JsonElement>.Refused(var refusal) => refusal,
                var other => throw new InvalidOperationException($"An answer is ok or refused, not {other}."),
            };
        }

        return call.Get(_summary) is { } summary
            ? new Narrative(
                summary,
                [.. (call.Get(_actions) ?? []).Select(text => new PlannedAction(text))],
                Hazards: call.Has(_hazards) ? call.Get(_hazards) : null)
            : UsageError.Of(
                "An offer tells where the work stands: --summary, or --narrative.", "signalbox handoff offer --help");
    }

    private static Answer<Narrative> Read(JsonElement document, string file)
    {
        try
        {
            return document.Deserialize(ProtocolJson.Of<Narrative>()) is { } narrative
                ? narrative
                : UsageError.Of($"{file} holds no narrative.", "signalbox handoff offer --help");
        }
        catch (JsonException wrong)
        {
            return UsageError.Of($"{file}: {wrong.Message}", "signalbox handoff offer --help");
        }
    }
}
