using System.Diagnostics;
using ModelContextProtocol;
using Protocol.Operations;

namespace Protocol.Server.Demo;

/// <summary>What the audience sees: the steps as the journal tells them, and the lines of the story.</summary>
internal sealed class DemoBoard(string title)
{
    private const long FenceBits = 0xFFFFFFFFFF;

    private readonly Lock _gate = new();
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly List<DemoLine> _lines = [];
    private readonly Dictionary<string, string> _steps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>Told of every new line, where nobody draws.</summary>
    public Action<DemoLine>? Printed { get; set; }

    /// <summary>The steps in the order of the story.</summary>
    public static IReadOnlyList<string> Steps { get; } = ["plan", "implement", "verify", "review", "done"];

    /// <summary>What it is about.</summary>
    public string Title => title;

    /// <summary>Who holds the item, by the journal; null where nobody does.</summary>
    public string? Holder { get; private set; }

    /// <summary>The last thing that a verifier reported to a waiting agent; null where none waits.</summary>
    public string? Activity { get; private set; }

    /// <summary>The lines so far.</summary>
    public IReadOnlyList<DemoLine> Lines
    {
        get
        {
            lock (_gate)
                return [.. _lines];
        }
    }

    /// <summary>A fence as people read it: the place in the journal where it was granted.</summary>
    public static long Short(long fence) => fence & FenceBits;

    /// <summary>Adds a line.</summary>
    public void Say(string who, string text, DemoTone tone = DemoTone.Plain)
    {
        var line = new DemoLine(Stopwatch.GetElapsedTime(_started), who, text, tone);
        lock (_gate)
            _lines.Add(line);

        Activity = null;
        Printed?.Invoke(line);
    }

    /// <summary>Teaches the board the name of a principal.</summary>
    public void Name(string principal, string name)
    {
        lock (_gate)
            _names[principal] = name;
    }

    /// <summary>The name of a principal.</summary>
    public string NameOf(string principal)
    {
        lock (_gate)
            return _names.GetValueOrDefault(principal, principal);
    }

    /// <summary>How a step stands: <c>current</c>, <c>passed</c>, or empty.</summary>
    public string StateOf(string step)
    {
        lock (_gate)
            return _steps.GetValueOrDefault(step, "");
    }

    /// <summary>Takes an event of the journal in.</summary>
    public void Take(JournalEntry entry)
    {
        lock (_gate)
        {
            switch (entry.Type)
            {
                case "step.entered":
                    _steps[Text(entry, "step")] = "current";
                    break;
                case "step.left":
                    _steps[Text(entry, "step")] = Text(entry, "exit") is "done" or "approve" ? "passed" : "";
                    break;
                case "work.ended":
                    _steps["done"] = "passed";
                    break;
                case "claim.granted":
                    var fence = Short(entry.Data.GetProperty("fence").GetInt64());
                    Holder = $"{_names.GetValueOrDefault(Text(entry, "holder"), Text(entry, "holder"))}, fence {fence}";
                    break;
                case "claim.ended":
                    Holder = null;
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Shows what a verifier tells an agent that waits.</summary>
    public IProgress<ProgressNotificationValue> Follow(string who) => new Following(this, who);

    private static string Text(JournalEntry entry, string member) => entry.Data.GetProperty(member).GetString()!;

    private sealed class Following(DemoBoard board, string who) : IProgress<ProgressNotificationValue>
    {
        public void Report(ProgressNotificationValue value) =>
            board.Activity = value.Message is { } message ? $"{who}: {message}" : board.Activity;
    }
}
