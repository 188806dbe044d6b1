using System.CommandLine;
using Protocol.Operations;
using Protocol.Principals;
using Protocol.Server.Hosting;
using Protocol.Server.Verifier;
using Protocol.WorkItems;

namespace Protocol.Server.Cli;

/// <summary><c>verify</c>: the verifier of this machine, a service with a key of its own.</summary>
internal static class VerifyCommand
{
    /// <summary>The service that <c>init</c> enrols.</summary>
    public const string DefaultService = "verifier";

    /// <summary>The principal of that service.</summary>
    public static PrincipalId Principal { get; } = new($"service:{DefaultService}");

    /// <summary>Makes <c>verify</c>.</summary>
    public static Command Make(CommandBook book)
    {
        var once = new Option<bool>("--once")
        {
            Description = "Decide what is asked now, and end; without it go on until told to stop.",
        };
        var work = new Option<string?>("--work") { Description = "With --once: of one work item.", HelpName = "W" };
        var service = new Option<string>("--service")
        {
            Description = "The enrolled service whose key is used.",
            HelpName = "NAME",
            DefaultValueFactory = _ => DefaultService,
        };
        return book.Define(
            new Command("verify", "Runs criteria about committed trees in a clean room, and reports what it found.")
            {
                once, work, service,
            },
            async call =>
            {
                var opened = await Workplace.OpenServiceAsync(call, call.Get(service)!);
                if (opened is not Answer<Workplace>.Ok(var place))
                    return call.Refuse(((Answer<Workplace>.Refused)opened).Refusal);

                await using (place)
                    return Show(call, await RunAsync(call, place, call.Get(once), WorkOptions.Id(call.Get(work))));
            },
            "signalbox verify --once",
            "signalbox verify              # until told to stop");
    }

    private static async Task<VerifierEnd> RunAsync(Invocation call, Workplace place, bool once, WorkId? work)
    {
        var options = new VerifierOptions(
            place.At.Worktree.CommonFolder, Path.Combine(place.At.StoreFolder, DefaultService));
        var clock = call.Surroundings.Clock;
        var loop = new VerifierLoop(place.Plain, new LocalVerifier(options, clock), clock, new ProgressLines(call));
        if (once)
            return await loop.RunOnceAsync(work, call.CancellationToken);

        VerifierEnd end = new(0, null);
        await StdioHost.RunAsync(async stopping => end = await loop.ServeAsync(stopping), call.CancellationToken);
        return end;
    }

    private static int Show(Invocation call, VerifierEnd end)
    {
        if (end.Refusal is { } refusal)
            return call.Refuse(refusal);

        Answer<VerifierReport> report = new VerifierReport("done", end.Reported);
        return call.Show(report, (screen, done) => screen.Line($"Reported {done.Reported}."));
    }
}
