using Spectre.Console;

namespace Protocol.Server.Demo;

/// <summary>Draws the board: live in a terminal, a line each where the output is no terminal.</summary>
internal sealed class DemoScreen(IAnsiConsole console, DemoBoard board)
{
    private const int Frame = 6;
    private const int FewestLines = 4;
    private const int Gutter = 14;
    private const int NarrowestText = 20;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(120);

    private int TextWidth => Math.Max(NarrowestText, console.Profile.Width - Gutter);

    /// <summary>Shows the board while the play runs, and all of the story when it is over.</summary>
    public async Task<T> ShowAsync<T>(Func<Task<T>> play)
    {
        if (!console.Profile.Capabilities.Interactive || !console.Profile.Capabilities.Ansi)
        {
            board.Printed = Print;
            return await play();
        }

        var playing = play();
        await console.Live(DrawLatest()).AutoClear(true).StartAsync(async context =>
        {
            while (!playing.IsCompleted)
            {
                context.UpdateTarget(DrawLatest());
                await Task.WhenAny(playing, Task.Delay(Beat));
            }
        });
        console.Write(Draw(board.Lines));
        return await playing;
    }

    private void Print(DemoLine line) =>
        console.WriteLine($"{line.At:mm\\:ss}  {line.Who,-4} {Mark(line.Tone)} {line.Text}");

    /// <summary>As many of the last lines as the screen has room for, at its width.</summary>
    private List<DemoLine> Latest()
    {
        var room = Math.Max(FewestLines, console.Profile.Height - Frame);
        List<DemoLine> shown = [];
        foreach (var line in board.Lines.Reverse())
        {
            room -= ((line.Text.Length - 1) / TextWidth) + 1;
            if (room < 0)
                break;

            shown.Insert(0, line);
        }

        return shown;
    }

    private Rows DrawLatest() => new(Draw(Latest()), Footer());

    private Rows Draw(IReadOnlyList<DemoLine> lines) => new(
        Line($"Signalbox demo: {board.Title}", new Style(decoration: Decoration.Bold)),
        Steps(),
        Story(lines));

    private Columns Steps() => new(DemoBoard.Steps.Select(Step))
    {
        Expand = false,
        Padding = new(0, 0, 1, 0),
    };

    private Panel Step(string step)
    {
        var (mark, look) = board.StateOf(step) switch
        {
            "current" => ("> ", new Style(Color.Yellow, decoration: Decoration.Bold)),
            "passed" => ("✓ ", new Style(Color.Green)),
            _ => ("  ", new Style(Color.Grey)),
        };
        return new Panel(new Spectre.Console.Text(mark + step, look))
        {
            Border = board.StateOf(step) == "current" ? BoxBorder.Double : BoxBorder.Rounded,
            BorderStyle = look,
            Padding = new(1, 0),
        };
    }

    private static Grid Story(IReadOnlyList<DemoLine> lines)
    {
        var grid = new Grid();
        grid.AddColumn(new GridColumn { NoWrap = true, Padding = new(0, 0, 2, 0), Width = 5 });
        grid.AddColumn(new GridColumn { NoWrap = true, Padding = new(0, 0, 1, 0), Width = 3 });
        grid.AddColumn(new GridColumn { NoWrap = true, Padding = new(0, 0, 1, 0), Width = 1 });
        grid.AddColumn(new GridColumn { Padding = new(0, 0, 0, 0) });
        foreach (var line in lines)
        {
            var look = LookOf(line.Tone);
            grid.AddRow(
                new Spectre.Console.Text($"{line.At:mm\\:ss}", new Style(Color.Grey)),
                new Spectre.Console.Text(line.Who, LookOf(line.Who)),
                new Spectre.Console.Text(Mark(line.Tone), look),
                new Spectre.Console.Text(line.Text, look));
        }

        return grid;
    }

    private Markup Footer()
    {
        var holder = board.Holder is { } held ? $"held by {held}" : "held by nobody";
        return Line(board.Activity is { } activity ? $"{holder}; {activity}" : holder, new Style(Color.Grey));
    }

    /// <summary>One line, whatever its length: more would let the picture grow beyond the screen.</summary>
    private static Markup Line(string text, Style look) =>
        new(Markup.Escape(text), look) { Overflow = Overflow.Ellipsis };

    private static string Mark(DemoTone tone) => tone switch
    {
        DemoTone.Good => "✓",
        DemoTone.Refused => "✗",
        DemoTone.Plain => "·",
    };

    private static Style LookOf(DemoTone tone) => tone switch
    {
        DemoTone.Good => new Style(Color.Green),
        DemoTone.Refused => new Style(Color.Red),
        DemoTone.Plain => Style.Plain,
    };

    private static Style LookOf(string who) => who switch
    {
        "Ada" => new Style(Color.Aqua, decoration: Decoration.Bold),
        "Bob" => new Style(Color.Fuchsia, decoration: Decoration.Bold),
        "Cyd" => new Style(Color.Blue, decoration: Decoration.Bold),
        _ => new Style(decoration: Decoration.Bold),
    };
}
