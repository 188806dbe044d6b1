namespace Protocol.Json;

/// <summary>
/// Looks for a pattern in a text by following all its ways at once, character by character: at most as many steps as
/// the text has characters times the pattern has instructions, and they are counted.
/// </summary>
internal sealed class PatternRun(PatternStep[] program, int textLength, long maxSteps)
{
    private readonly int[] mark = new int[program.Length];
    private readonly Stack<int> waiting = new();
    private List<int> current = [];
    private List<int> next = [];
    private int generation;
    private bool isFound;

    /// <summary>How many steps were done.</summary>
    public long Steps { get; private set; } = program.Length / 16;

    /// <summary>Whether the pattern is found; also false where there were too many steps.</summary>
    public bool Find(string text, int entry, bool isStartAnchored)
    {
        var at = 0;
        Reach(entry, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (isFound || Steps > maxSteps || (isStartAnchored && next.Count == 0)) break;
            (current, next) = (next, current);
            next.Clear();
            generation++;
            at += rune.Utf16SequenceLength;
            foreach (var step in current)
            {
                if (program[step].Set!.Contains(rune)) Reach(program[step].Next, at);
            }

            if (!isStartAnchored) Reach(entry, at);
        }

        return isFound && Steps <= maxSteps;
    }

    /// <summary>Notes all characters that can come next from an instruction on.</summary>
    private void Reach(int from, int at)
    {
        waiting.Push(from);
        while (waiting.TryPop(out var index))
        {
            Steps++;
            if (mark[index] == generation + 1) continue;
            mark[index] = generation + 1;
            var step = program[index];
            if (step.Kind == PatternStepKind.Found) isFound = true;
            if (step.Kind == PatternStepKind.Character) next.Add(index);
            if (step.Kind == PatternStepKind.Fork) waiting.Push(step.Other);
            if (GoesOn(step.Kind, at)) waiting.Push(step.Next);
        }
    }

    private bool GoesOn(PatternStepKind kind, int at) => kind switch
    {
        PatternStepKind.Fork => true,
        PatternStepKind.Start => at == 0,
        PatternStepKind.End => at == textLength,
        _ => false,
    };
}
