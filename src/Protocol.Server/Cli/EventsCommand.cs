using System.CommandLine;
using Protocol.Operations;

namespace Protocol.Server.Cli;

/// <summary><c>events</c>: the journal, from a place on; with <c>--follow</c> as it grows.</summary>
internal static class EventsCommand
{
    private const long TurnMs = 20_000;

    /// <summary>Makes <c>events</c>.</summary>
    public static Command Make(CommandBook book)
    {
        var after = new Option<long>("--after") { Description = "Read on after this position.", HelpName = "SEQ" };
        var work = new Option<string?>("--work") { Description = "Of one work item.", HelpName = "W" };
        var limit = new Option<int?>("--limit") { Description = "At most so many.", HelpName = "N" };
        var follow = new Option<bool>("--follow", "-f")
        {
            Description = "Go on as the journal grows; with --json one event a line.",
        };
        return book.Define(
            new Command("events", "Reads the journal, in order and without a gap.") { after, work, limit, follow },
            call =>
            {
                var request = new ReadEvents.Request(
                    call.Get(after), WorkOptions.Id(call.Get(work)), call.Get(limit));
                return call.Get(follow)
                    ? FollowAsync(call, request)
                    : call.AskAsync(
                        place => place.Hub.ReadEventsAsync(request, call.CancellationToken),
                        (screen, result) =>
                        {
                            ShowEvents(screen, result.Events);
                            if (result.More)
                                screen.Line($"Next: signalbox events --after {result.Cursor}");
                        });
            },
            "signalbox events --work W-7",
            "signalbox events --follow --json");
    }

    private static async Task<int> FollowAsync(Invocation call, ReadEvents.Request request)
    {
        var opened = await Workplace.OpenAsync(call);
        if (opened is not Answer<Workplace>.Ok(var place))
            return call.Refuse(((Answer<Workplace>.Refused)opened).Refusal);

        await using (place)
        {
            try
            {
                return await FollowAsync(call, place, request);
            }
            catch (OperationCanceledException)
            {
                return ExitCode.Proceed;
            }
        }
    }

    private static async Task<int> FollowAsync(Invocation call, Workplace place, ReadEvents.Request request)
    {
        while (true)
        {
            var answer = await place.Hub.ReadEventsAsync(request with { WaitMs = TurnMs }, call.CancellationToken);
            if (answer is not Answer<ReadEvents.Result>.Ok(var turn))
                return call.Refuse(((Answer<ReadEvents.Result>.Refused)answer).Refusal);

            if (call.Json)
            {
                foreach (var entry in turn.Events)
                    call.Print(CliJson.ToElement(entry));
            }
            else
            {
                ShowEvents(call.Screen, turn.Events);
            }

            await call.Surroundings.Out.FlushAsync(call.CancellationToken);
            request = request with { After = turn.Cursor };
        }
    }

    private static void ShowEvents(Screen screen, IReadOnlyList<JournalEntry> entries)
    {
        foreach (var entry in entries)
        {
            var where = $"{entry.Type,-22} {entry.Work?.Value,-8} {entry.Actor.Principal}";
            screen.Line($"{entry.Seq,6}  {Views.Spell(entry.At)}  {where}");
        }
    }
}
