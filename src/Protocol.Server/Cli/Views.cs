using System.Globalization;
using Protocol.Gates;
using Protocol.Operations;
using Protocol.WorkItems;

namespace Protocol.Server.Cli;

/// <summary>How results look to people.</summary>
internal static class Views
{
    private const int CommitLength = 12;

    /// <summary>What to do next.</summary>
    public static void Next(Screen screen, IReadOnlyList<NextAction> actions)
    {
        foreach (var action in actions)
            screen.Line($"Next: {CommandText.Of(action)}");
    }

    /// <summary>A work item in one line.</summary>
    public static void Stub(Screen screen, WorkStub stub)
    {
        screen.Status(Spell(stub.Availability), $"{stub.Work} {stub.Title}  [step {stub.Step}]");
        if (stub.Why is { } why)
            screen.Field("Why", why);
    }

    /// <summary>Work items in a table.</summary>
    public static void Stubs(Screen screen, IReadOnlyList<WorkStub> stubs) => screen.Table(
        ["Work", "State", "Step", "P", "Holder", "Title", "Why"],
        [
            .. stubs.Select(stub => (IReadOnlyList<string>)
            [
                stub.Work.Value,
                stub.Lifecycle is Lifecycle.Open ? Spell(stub.Availability) : Spell(stub.Lifecycle),
                stub.Step,
                stub.Priority.ToString(CultureInfo.InvariantCulture),
                stub.Holder?.Value ?? "",
                stub.Title,
                stub.Why ?? "",
            ]),
        ]);

    /// <summary>What a holder needs to begin.</summary>
    public static void Brief(Screen screen, Brief brief)
    {
        screen.Strong($"{brief.Work} {brief.Title}");
        screen.Field("Step", brief.Visit > 1 ? $"{brief.Step} (visit {brief.Visit})" : brief.Step);
        screen.Field("Do", brief.Instructions);
        if (brief.Goal is { } goal)
            screen.Field("Goal", $"{goal.Text}\n(written by {goal.Author})");

        screen.Field("Subject", Spell(brief.Subject));
        foreach (var exit in brief.Exits)
            screen.Field($"Exit {exit.Name}", Spell(exit));

        if (brief.Handoff is { } handoff)
            screen.Field("Handoff", $"signalbox handoff show {handoff}");

        if (brief.Recovery is { } recovery)
            screen.Field("Before you", $"{recovery.From} held it; {recovery.Ended}. {recovery.Note}");

        foreach (var dispute in brief.Disputes ?? [])
        {
            var ruled = dispute.Ruling is { } ruling ? $"{Spell(ruling)}. {dispute.Note?.Text}" : "open";
            screen.Field("Disputed", $"{dispute.Criterion}: {ruled} ({dispute.Reason.Text})");
        }

        foreach (var note in brief.SealNote ?? [])
            screen.Field("Note", note);
    }

    /// <summary>A dispute, and how it was ruled on.</summary>
    public static string Dispute(Dispute dispute) => dispute.Ruling is { } ruling
        ? $"{dispute.Id} {dispute.Criterion}: {Spell(ruling)}, by {dispute.RuledBy}. {dispute.Note}"
        : $"{dispute.Id} {dispute.Criterion}, by {dispute.By}: {dispute.Reason}";

    /// <summary>A waiver, spent or not.</summary>
    public static string Waiver(Waiver waiver) =>
        $"{waiver.Id} {waiver.Criterion}, by {waiver.By}, until {Spell(waiver.ExpiresAt)}, "
            + $"used {waiver.Uses} of {waiver.MaxUses}: {waiver.Reason}";

    /// <summary>What a gate answers.</summary>
    public static void Verdict(Screen screen, Verdict verdict)
    {
        var gate = verdict.Gate is { } named ? $"gate {named.Id}" : "no gate";
        screen.Status(verdict.Outcome, $"{verdict.Work} {verdict.Step}.{verdict.Exit}  ({gate})");
        screen.Field("Subject", Spell(verdict.Subject));
        foreach (var criterion in verdict.Criteria)
        {
            screen.Status(Spell(criterion.Status), $"  {criterion.Id} ({criterion.Kind})");
            foreach (var reason in criterion.Reasons)
                screen.Line($"      {reason.Code}{(reason.Message is { } message ? $": {message}" : "")}");
        }

        if (verdict.Attempts is { Limit: { } limit } attempts)
            screen.Field("Attempts", $"{attempts.Used} of {limit}");

        if (verdict.Unsealed)
            screen.Field("Note", "No person has enrolled here: anybody may have loaded this workflow.");

        Next(screen, verdict.Next);
    }

    /// <summary>A subject, short.</summary>
    public static string? Spell(Subject? subject) => subject switch
    {
        { GitCommit: { } commit } => $"commit {Shorten(commit)}",
        { GitTree: { } tree } => $"tree {Shorten(tree)}",
        { Sha256: { } files } => $"files {files}",
        _ => null,
    };

    /// <summary>A member of one of the standard's enums, as the standard spells it.</summary>
    public static string Spell<T>(T member) where T : struct, Enum =>
        System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(member.ToString());

    /// <summary>An instant.</summary>
    public static string Spell(DateTimeOffset instant) => Text.InstantConverter.Spell(instant);

    private static string Spell(ExitView exit)
    {
        var asked = exit.Criteria.Count == 0
            ? "no gate"
            : string.Join(", ", exit.Criteria.Select(criterion => criterion.Title ?? criterion.Id));
        return $"to {exit.To}: {asked}";
    }

    private static string Shorten(string digest) => digest.Length > CommitLength ? digest[..CommitLength] : digest;
}
