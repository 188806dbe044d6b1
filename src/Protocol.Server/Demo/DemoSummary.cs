using Protocol.Operations;
using Protocol.WorkItems;
using Spectre.Console;

namespace Protocol.Server.Demo;

/// <summary>What was proved, a page long, and all of it read from the journal.</summary>
internal sealed class DemoSummary(
    IReadOnlyList<JournalEntry> entries, DemoBoard board, IReadOnlyList<DemoLine> refusals)
{
    /// <summary>Whether the journal is dense, and its fold says what the hub says.</summary>
    public static bool IsSound(IReadOnlyList<JournalEntry> entries, WorkView told)
    {
        var dense = entries.Select((entry, index) => entry.Seq == index + 1).All(one => one);
        var folded = entries.Where(entry => entry.Work == told.Work).Aggregate(
            (WorkItem?)null, (state, entry) => WorkItemFold.Fold(state, JournalForm.FromEntry(entry)!, entry.Seq));
        return dense && folded is not null
            && folded.Lifecycle == told.Lifecycle && folded.Step == told.Step && folded.Subject == told.Subject;
    }

    /// <summary>Writes the page.</summary>
    public void Write(IAnsiConsole console, WorkView work, bool isSound)
    {
        console.WriteLine();
        console.Write(new Rule("[bold]What was proved[/]") { Justification = Justify.Left });
        var (commit, tree) = (Short(work.Subject?.GitCommit), Short(work.Subject?.GitTree));
        console.MarkupLineInterpolated(
            $"{work.Work} \"{work.Title}\": [bold]{Refusals.Spell(work.Lifecycle)}[/], commit {commit}, tree {tree}");
        console.WriteLine();
        console.Write(Claims());
        console.Write(Evidence());
        console.MarkupLine("[bold]Refused, as it must be[/]");
        foreach (var line in refusals)
            console.MarkupLineInterpolated($"  [red]x[/] {line.Who}: {line.Text}");

        console.WriteLine();
        console.Write($"Journal: {entries.Count} events, position 1 to {entries.Count} without a gap; ");
        console.MarkupLineInterpolated(
            $"folded anew it gives the state that the hub tells: [bold]{(isSound ? "yes" : "NO")}[/].");
        console.MarkupLine(
            "Trust: [bold]verified[/]. The verifier ran as your user on this machine, in a clean checkout; "
                + "nobody has enrolled as a");
        console.MarkupLine(
            "person, so every verdict was marked [bold]unsealed[/]. "
                + "A team runs its verifier elsewhere, and enrolls: signalbox enroll --help.");
    }

    private Table Claims()
    {
        var table = new Table
        {
            Title = new("Who held it: one at a time, each fence higher"),
            Border = TableBorder.Simple,
        };
        table.AddColumn("event").AddColumn("step").AddColumn("who").AddColumn("fence").AddColumn("ended");
        var step = "";
        foreach (var entry in entries)
        {
            if (entry.Type == "step.entered")
                step = entry.Data.GetProperty("step").GetString()!;

            if (entry.Type == "claim.granted")
            {
                var fence = entry.Data.GetProperty("fence").GetInt64();
                var end = entries.FirstOrDefault(other => other.Type == "claim.ended"
                    && other.Data.GetProperty("fence").GetInt64() == fence);
                table.AddRow(
                    $"{entry.Seq}", step, board.NameOf(entry.Data.GetProperty("holder").GetString()!),
                    $"{fence & 0xFFFFFFFFFF}", end?.Data.GetProperty("cause").GetString() ?? "");
            }
        }

        return table;
    }

    private Table Evidence()
    {
        var table = new Table { Title = new("What a verifier found, about which tree"), Border = TableBorder.Simple };
        table.AddColumn("evidence").AddColumn("result").AddColumn("tree").AddColumn("tests").AddColumn("why");
        foreach (var entry in entries.Where(entry => entry.Type == "evidence.minted"))
        {
            if (JournalForm.FromEntry(entry) is not
                { Event: WorkItemEvent.EvidenceMinted { Evidence: { Run: { } run } evidence } })
            {
                continue;
            }

            var tests = run.Tests is { } counts
                ? $"{counts.Passed} passed, {counts.Failed} failed, {counts.Skipped} skipped"
                : "";
            table.AddRow(
                evidence.Id.Value, run.Status, Short(evidence.Subject.GitTree), tests,
                run.Reasons.Count > 0 ? run.Reasons[0].Code : "");
        }

        return table;
    }

    private static string Short(string? digest) => digest is { Length: > 8 } ? digest[..8] : digest ?? "";
}
