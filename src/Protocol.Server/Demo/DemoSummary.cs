using Protocol.Operations;
using Protocol.WorkItems;
using Spectre.Console;

namespace Protocol.Server.Demo;

/// <summary>What was proved, a page long, and all of it read from the journal but for the refusals.</summary>
internal sealed class DemoSummary(IReadOnlyList<JournalEntry> entries, DemoBoard board)
{
    private const int ShortDigest = 8;

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
        console.MarkupInterpolated($"{work.Work}: [bold]{Refusals.Spell(work.Lifecycle)}[/], ");
        console.MarkupLineInterpolated($"commit {Short(work.Subject?.GitCommit)}, tree {Short(work.Subject?.GitTree)}");
        Head(console, "One holder at a time, and every fence higher than the one before");
        console.Write(Claims());
        Head(console, "What a verifier found in a clean checkout, about which tree");
        console.Write(Evidence());
        Head(console, "Refused, as it must be");
        foreach (var line in board.Lines.Where(line => line.Tone is DemoTone.Refused))
            console.MarkupLineInterpolated($"[red]✗[/] {line.Who} {line.Text}");

        Head(console, "What it rests on");
        var fold = isSound ? "yes" : "NO";
        console.MarkupInterpolated($"Journal: {entries.Count} events, without a gap. ");
        console.MarkupLineInterpolated($"Folded anew they give the state that the hub tells: [bold]{fold}[/].");
        console.MarkupLine(
            "Trust: [bold]verified[/], which is the most on one machine: the verifier ran as the user that the agents "
            + "run as. Nobody has enrolled as a person, so every verdict says [bold]unsealed[/].");
    }

    private static void Head(IAnsiConsole console, string text)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{text}[/]");
    }

    private Table Claims()
    {
        var table = Plain("fence", "step", "who", "ended");
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
                    $"{DemoBoard.Short(fence)}", step, board.NameOf(entry.Data.GetProperty("holder").GetString()!),
                    end?.Data.GetProperty("cause").GetString() ?? "");
            }
        }

        return table;
    }

    private Table Evidence()
    {
        var table = Plain("evidence", "tree", "result", "tests", "why");
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
            var look = run.Status == "pass" ? "green" : "red";
            table.AddRow(
                evidence.Id.Value, Short(evidence.Subject.GitTree), $"[{look}]{Markup.Escape(run.Status)}[/]", tests,
                run.Reasons.Count > 0 ? Markup.Escape(run.Reasons[0].Code) : "");
        }

        return table;
    }

    private static Table Plain(params string[] headings)
    {
        var table = new Table { Border = TableBorder.None };
        foreach (var heading in headings)
            table.AddColumn(new TableColumn($"[grey]{heading}[/]") { Padding = new(0, 0, 3, 0) });

        return table;
    }

    private static string Short(string? digest) =>
        digest is { Length: > ShortDigest } ? digest[..ShortDigest] : digest ?? "";
}
