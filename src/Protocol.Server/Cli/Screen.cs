using System.Text;
using Spectre.Console;

namespace Protocol.Server.Cli;

/// <summary>
/// Shows answers to people: tables and colour on a terminal, plain lines elsewhere. What others wrote is stripped of
/// everything that could steer a terminal.
/// </summary>
internal sealed class Screen
{
    private const int PlainWidth = 4_000;

    private readonly IAnsiConsole _console;
    private readonly bool _rich;

    /// <summary>Shows on a writer.</summary>
    public Screen(TextWriter writer, bool rich)
    {
        _rich = rich;
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = rich ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = rich ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        if (!rich)
            _console.Profile.Width = PlainWidth;
    }

    /// <summary>
    /// Takes from a text what could steer a terminal or hide text: control, format and surrogate halves.
    /// </summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !IsHidden(rune))
                plain.Append(rune.ToString());
        }

        return plain.ToString();
    }

    /// <summary>Shows a line.</summary>
    public void Line(string text = "") => _console.Write(new Spectre.Console.Text(Plain(text) + "\n"));

    /// <summary>Shows a line that matters.</summary>
    public void Strong(string text) =>
        _console.Write(new Spectre.Console.Text(Plain(text) + "\n", new Style(decoration: Decoration.Bold)));

    /// <summary>Shows a name and what it is.</summary>
    public void Field(string name, string? value)
    {
        if (value is { Length: > 0 })
            Line($"{name + ":",-12} {value.ReplaceLineEndings("\n" + new string(' ', 13))}");
    }

    /// <summary>Shows how something stands, in the colour of it.</summary>
    public void Status(string status, string text)
    {
        var colour = status switch
        {
            "pass" or "ok" or "ready" => Color.Green,
            "fail" => Color.Red,
            _ => Color.Yellow,
        };
        _console.Write(new Spectre.Console.Text(
            $"{status.ToUpperInvariant()} ", new Style(colour, decoration: Decoration.Bold)));
        Line(text);
    }

    /// <summary>Shows rows under headings; nothing where there is no row.</summary>
    public void Table(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (rows.Count == 0)
            return;

        var table = new Table { Border = _rich ? TableBorder.Rounded : TableBorder.None, ShowHeaders = true };
        foreach (var heading in headings)
            table.AddColumn(new TableColumn(new Spectre.Console.Text(heading, new Style(decoration: Decoration.Bold))));

        foreach (var row in rows)
            table.AddRow(row.Select(cell => new Spectre.Console.Text(Plain(cell))));

        _console.Write(table);
    }

    private static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Control
            or System.Globalization.UnicodeCategory.Format
            or System.Globalization.UnicodeCategory.Surrogate
            or System.Globalization.UnicodeCategory.PrivateUse
            or System.Globalization.UnicodeCategory.LineSeparator
            or System.Globalization.UnicodeCategory.ParagraphSeparator;
}
