using System.CommandLine;
using Protocol.Gates;
using Protocol.Operations;
using Protocol.WorkItems;

namespace Protocol.Server.Cli;

/// <summary><c>waive</c>: a person lets a criterion be passed, for the subject as it stands, and signs it.</summary>
internal sealed class WaiveCommand
{
    private readonly Argument<string> _work = WorkOptions.Work();
    private readonly Argument<string> _criterion = new("criterion")
    {
        Description = "The criterion, as check tells it.", HelpName = "ID",
    };

    private readonly Option<string?> _gate = new("--gate")
    {
        Description = "Its gate; that of the first exit with a gate where left out.", HelpName = "ID",
    };

    private readonly Option<string> _reason =
        WorkOptions.Needed("--reason", "Why, in at least 20 characters; it stays visible for ever.", "TEXT");

    private readonly Option<TimeSpan?> _expires = WorkOptions.Duration("--expires", "How long it is in force", "7d");
    private readonly Option<int?> _uses = new("--uses")
    {
        Description = "How many exits may be taken by it; 1 where left out.", HelpName = "N",
    };

    private readonly Option<string?> _subject = SeenSubject.Option();
    private readonly Option<string?> _key = WorkOptions.Key();
    private readonly Option<string?> _signer = WorkOptions.As();

    private WaiveCommand() => _expires.Required = true;

    /// <summary>Makes <c>waive</c>.</summary>
    public static Command Make(CommandBook book)
    {
        var waive = new WaiveCommand();
        var command = new Command("waive", "Lets a criterion be passed that does not pass, for a while. For people.")
        {
            waive._work, waive._criterion, waive._gate, waive._reason, waive._expires, waive._uses, waive._subject,
            waive._key, waive._signer,
        };
        return book.Define(
            command,
            call => call.AskAsync(place => waive.GrantAsync(call, place), Show),
            "signalbox waive W-7 scan --expires 7d --reason 'The scanner is down; W-12 runs it again on Monday.'");
    }

    private async Task<Answer<GrantWaiver.Result>> GrantAsync(Invocation call, Workplace place)
    {
        var work = new WorkId(call.Get(_work)!);
        var seen = await SeenSubject.ReadAsync(place, call, work, call.Get(_subject));
        if (seen is not Answer<Subject?>.Ok({ } subject))
            return ((Answer<Subject?>.Refused)seen).Refusal;

        var found = await FindGateAsync(call, place, work);
        if (found is not Answer<GateName>.Ok(var gate))
            return ((Answer<GateName>.Refused)found).Refusal;

        return await new HumanVerb(call, place, call.Get(_signer)).AskAsync(
            "waiver/grant",
            new GrantWaiver.Request(
                work, gate.Name, call.Get(_criterion)!, subject, call.Get(_reason)!,
                WorkOptions.Milliseconds(call.Get(_expires)) ?? 0, call.Get(_uses), call.Get(_key)),
            (request, proof) => request with { Proof = proof },
            request => place.Hub.GrantWaiverAsync(request, call.CancellationToken));
    }

    private async Task<Answer<GateName>> FindGateAsync(Invocation call, Workplace place, WorkId work)
    {
        if (call.Get(_gate) is { } named)
            return new GateName(named);

        var checkedGate = await place.Hub.CheckGateAsync(new(Work: work), call.CancellationToken);
        if (checkedGate is Answer<Verdict>.Refused(var refusal))
            return refusal;

        return checkedGate is Answer<Verdict>.Ok { Result.Gate: { } gate }
            ? new GateName(gate.Id)
            : UsageError.Of($"The step of {work} has no gate: name one with --gate.", $"signalbox work show {work}");
    }

    private static void Show(Screen screen, GrantWaiver.Result result)
    {
        var waiver = result.Waiver;
        screen.Status(
            result.Outcome,
            $"{waiver.Id}: {waiver.Criterion} of {waiver.Gate}, until {Views.Spell(waiver.ExpiresAt)}, "
                + $"at most {waiver.MaxUses} times");
        Views.Stub(screen, result.Work);
    }

    private sealed record GateName(string Name);
}
