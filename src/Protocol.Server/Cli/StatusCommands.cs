using System.CommandLine;
using Protocol.Operations;

namespace Protocol.Server.Cli;

/// <summary><c>status</c>, <c>whoami</c>, <c>describe</c> and <c>inbox</c>: reading where one stands.</summary>
internal static class StatusCommands
{
    /// <summary>Makes <c>status</c>.</summary>
    public static Command MakeStatus(CommandBook book) => book.Define(
        new Command("status", "Who you are, what you hold, and the one next action."),
        call => call.AskAsync(place => place.Hub.StatusAsync(new(), call.CancellationToken), ShowStatus),
        "signalbox status",
        "signalbox status --json");

    /// <summary>Makes <c>whoami</c>.</summary>
    public static Command MakeWhoami(CommandBook book) => book.Define(
        new Command("whoami", "The principal that the hub takes you for, and why."),
        RunWhoamiAsync,
        "signalbox whoami",
        "SIGNALBOX_SESSION=$SECRET signalbox whoami   # the agent that this secret names");

    /// <summary>Makes <c>describe</c>.</summary>
    public static Command MakeDescribe(CommandBook book) => book.Define(
        new Command("describe", "What this hub is, speaks and allows."),
        call => call.AskAsync(place => place.Hub.DescribeAsync(new(), call.CancellationToken), ShowDescription),
        "signalbox describe --json");

    /// <summary>Makes <c>inbox</c>.</summary>
    public static Command MakeInbox(CommandBook book) => book.Define(
        new Command("inbox", "What needs a person, and nothing else."),
        call => call.AskAsync(place => place.Hub.ListAttentionAsync(new(), call.CancellationToken), ShowInbox),
        "signalbox inbox");

    private static Task<int> RunWhoamiAsync(Invocation call)
    {
        var source = "";
        return call.AskAsync(
            async place =>
            {
                source = place.Source;
                return await place.Hub.StatusAsync(new(), call.CancellationToken) switch
                {
                    Answer<GetStatus.Result>.Ok(var status) =>
                        new Identity("ok", status.Principal, source, status.Sealed),
                    Answer<GetStatus.Result>.Refused(var refusal) => (Answer<Identity>)refusal,
                    var other => throw new InvalidOperationException($"An answer is ok or refused, not {other}."),
                };
            },
            (screen, who) => Show(screen, who.Principal, source));
    }

    private static void ShowStatus(Screen screen, GetStatus.Result status)
    {
        Views.Next(screen, status.Next);
        screen.Line($"You are {status.Principal.Id} ({string.Join(", ", status.Principal.Roles)}).");
        foreach (var held in status.Holds)
        {
            var lease = held.Lapsed ? "lease has run out" : $"lease {DurationText.Of(held.LeaseMs)}";
            screen.Status(held.Gate is { } gate ? Views.Spell(gate) : "held", $"{held.Work} {held.Title}");
            screen.Line($"  step {held.Step}, exit {held.Exit ?? "-"}, fence {held.Fence}, {lease}");
            foreach (var unmet in held.Unmet)
                screen.Line($"  unmet: {unmet.Criterion} ({Views.Spell(unmet.Status)}) {unmet.Code}");
        }

        foreach (var lost in status.Lost)
            screen.Status("lost", $"{lost.Work}, fence {lost.Fence}: {lost.Why}. Stop working on it.");

        foreach (var offer in status.Offers)
        {
            screen.Status(
                "offer",
                $"{offer.Handoff}: {offer.Work} from {offer.From}, {DurationText.Of(offer.ExpiresMs)} left");
        }

        screen.Line($"{status.Ready} ready to claim.");
        if (!status.Sealed)
            screen.Line("Unsealed: no person has enrolled (signalbox enroll --human NAME).");
    }

    private static void Show(Screen screen, GetStatus.Whoami who, string source)
    {
        screen.Strong(who.Id.Value);
        screen.Field("Kind", Views.Spell(who.Kind));
        screen.Field("Assurance", Views.Spell(who.Assurance));
        screen.Field("Roles", string.Join(", ", who.Roles));
        screen.Field("Party", who.Party);
        screen.Field("Session", source);
    }

    private static void ShowDescription(Screen screen, Describe.Result hub)
    {
        screen.Strong($"{hub.Hub.Name} {hub.Hub.Version}, standard {hub.Spec}");
        screen.Field("Workspace", $"{hub.Workspace} ({(hub.Sealed ? "sealed" : "unsealed")})");
        screen.Field("Profiles", string.Join(", ", hub.Profiles.Keys));
        screen.Field("Bindings", string.Join(", ", hub.Bindings.Select(binding => $"{binding.Key} {binding.Value}")));
        screen.Field("Operations", string.Join(", ", hub.Operations));
        screen.Table(
            ["Limit", "Value"],
            [.. hub.Limits.Select(limit => (IReadOnlyList<string>)[limit.Key, $"{limit.Value}"])]);
    }

    private static void ShowInbox(Screen screen, ListAttention.Result inbox)
    {
        if (inbox.Items.Count == 0)
            screen.Line("Nothing needs a person.");

        foreach (var item in inbox.Items)
        {
            screen.Status(item.Kind, $"{item.Work} {item.Title}");
            screen.Field("Why", item.Why);
            screen.Field("Since", Views.Spell(item.Since));
            screen.Field("Subject", Views.Spell(item.Subject));
            screen.Field("Deadline", item.Deadline is { } deadline ? Views.Spell(deadline) : null);
            screen.Field("On silence", item.OnSilence);
            Views.Next(screen, item.Options);
        }
    }
}
