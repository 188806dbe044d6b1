namespace Protocol.Json;

/// <summary>Compiles a pattern into instructions, from its end, so that each part knows what follows.</summary>
internal sealed class PatternProgram
{
    private readonly List<PatternStep> steps = [new(PatternStepKind.Found, null, 0)];

    private PatternProgram()
    {
    }

    /// <summary>The instructions, and at which one they start.</summary>
    public static (PatternStep[] Steps, int Entry) Compile(PatternNode root)
    {
        var program = new PatternProgram();
        var entry = program.Add(root, 0);
        return ([.. program.steps], entry);
    }

    /// <summary>Adds a part that goes on at an instruction, and says where it starts.</summary>
    private int Add(PatternNode node, int next) => node switch
    {
        PatternNode.Character character => Add(new PatternStep(PatternStepKind.Character, character.Set, next)),
        PatternNode.Anchor { IsStart: true } => Add(new PatternStep(PatternStepKind.Start, null, next)),
        PatternNode.Anchor => Add(new PatternStep(PatternStepKind.End, null, next)),
        PatternNode.Sequence sequence => sequence.Parts.Reverse().Aggregate(next, (after, part) => Add(part, after)),
        PatternNode.Choice choice => choice.Parts.Select(part => Add(part, next)).ToArray()
            .Aggregate((one, other) => Add(new PatternStep(PatternStepKind.Fork, null, one, other))),
        PatternNode.Repetition repetition => AddRepetition(repetition, next),
        _ => throw new InvalidOperationException("A pattern has a part of another kind."),
    };

    private int AddRepetition(PatternNode.Repetition repetition, int next)
    {
        var entry = next;
        if (repetition.Most is { } most)
        {
            for (var i = repetition.Least; i < most; i++)
            {
                var part = Add(repetition.Part, entry);
                entry = Add(new PatternStep(PatternStepKind.Fork, null, part, next));
            }
        }
        else
        {
            entry = Add(new PatternStep(PatternStepKind.Fork, null, next, next));
            steps[entry] = steps[entry] with { Next = Add(repetition.Part, entry) };
        }

        for (var i = 0; i < repetition.Least; i++) entry = Add(repetition.Part, entry);
        return entry;
    }

    private int Add(PatternStep step)
    {
        steps.Add(step);
        return steps.Count - 1;
    }
}
