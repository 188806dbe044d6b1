using Spectre.Console;

namespace Protocol.Server.Demo;

/// <summary>Draws the board: live in a terminal, a line each where the output is no terminal.</summary>
internal sealed class DemoScreen(IAnsiConsole console, DemoBoard board)
{
    private const int Shown = 16;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(120);

    /// <summary>Shows the board while the play runs.</summary>
    public async Task ShowAsync(Task play)
    {
        if (!console.Profile.Capabilities.Interactive || !console.Profile.Capabilities.Ansi)
        {
            foreach (var line in board.Lines)
                Print(line);

            board.Printed = Print;
            await play;
            return;
        }

        await console.Live(Draw()).AutoClear(false).StartAsync(async context =>
        {
            while (!play.IsCompleted)
            {
                context.UpdateTarget(Draw());
                await Task.WhenAny(play, Task.Delay(Beat));
            }

            context.UpdateTarget(Draw());
        });
        await play;
    }

    private void Print(DemoLine line) => console.WriteLine($"{line.At:mm\\:ss}  {line.Who,-8} {line.Text}");

    private Rows Draw() => new(Steps(), Story(), Footer());

    private Columns Steps() => new(DemoBoard.Steps.Select(Box))
    {
        Expand = false,
    };

    private Panel Box(string step) => new(Markup.FromInterpolated($"{step}", Look(step)))
    {
        Border = board.StateOf(step) == "current" ? BoxBorder.Double : BoxBorder.Rounded,
        BorderStyle = Look(step),
        Padding = new(1, 0),
    };

    private Style Look(string step) => board.StateOf(step) switch
    {
        "current" => new Style(Color.Yellow, decoration: Decoration.Bold),
        "passed" => new Style(Color.Green),
        _ => new Style(Color.Grey),
    };

    private Table Story()
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = false };
        table.AddColumn("at").AddColumn("who").AddColumn("what");
        foreach (var line in board.Lines.TakeLast(Shown))
        {
            var style = line.Tone switch
            {
                "good" => new Style(Color.Green),
                "bad" => new Style(Color.Red),
                _ => Style.Plain,
            };
            table.AddRow(
                new Spectre.Console.Text($"{line.At:mm\\:ss}", new Style(Color.Grey)),
                new Spectre.Console.Text(line.Who, new Style(decoration: Decoration.Bold)),
                new Spectre.Console.Text(line.Text, style));
        }

        return table;
    }

    private Markup Footer() => Markup.FromInterpolated(
        $"held by {board.Holder}   {board.Activity}", new Style(Color.Grey));
}
