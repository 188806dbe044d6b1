using System.Collections.Concurrent;

namespace Protocol.ConformanceTests.Wire;

/// <summary>The lines that went over the wire, by actor, to be shown where a case fails.</summary>
internal sealed class Transcript(bool keeps = true)
{
    private const int Longest = 2_000;

    private readonly ConcurrentQueue<string> _lines = [];

    /// <summary>Keeps nothing: for runs whose lines are recorded elsewhere.</summary>
    public static Transcript None { get; } = new(keeps: false);

    public void Add(string actor, char direction, string line)
    {
        if (keeps)
            _lines.Enqueue($"{actor} {direction} {Shorten(line)}");
    }

    private static string Shorten(string line) =>
        line.Length > Longest ? $"{line[..Longest]}... ({line.Length})" : line;

    public string Tail(int lines) => string.Join('\n', _lines.TakeLast(lines));

    public override string ToString() => string.Join('\n', _lines);
}
