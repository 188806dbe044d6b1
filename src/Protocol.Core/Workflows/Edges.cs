using Protocol.Json;

namespace Protocol.Workflows;

/// <summary>The ways out of a step.</summary>
internal static class Edges
{
    /// <summary>The edges of a step that stands at a place.</summary>
    public static IEnumerable<StepEdge> Of(Step step, string at) =>
        Exits(step, at).Concat(Choices(step, at));

    private static IEnumerable<StepEdge> Exits(Step step, string at)
    {
        foreach (var (name, exit) in step.Exits ?? new Dictionary<string, Exit>())
        {
            foreach (var edge in Of(name, Found.At(at, "exits", name), exit.To, exit.Loop, exit.Gate))
                yield return edge;
        }
    }

    private static IEnumerable<StepEdge> Choices(Step step, string at)
    {
        foreach (var (index, option) in (step.Cases ?? []).Index())
        {
            var place = JsonPointer.Item(Found.At(at, "cases"), index);
            yield return new(option.ExitName(index), place, option.To, null, false, false);
        }

        if (step.Default is { } otherwise)
        {
            var place = Found.At(at, "default");
            foreach (var edge in Of(otherwise.ExitName, place, otherwise.To, otherwise.Loop, null))
                yield return edge;
        }
    }

    private static IEnumerable<StepEdge> Of(string exit, string place, string to, Loop? loop, string? gate)
    {
        yield return new(exit, place, to, gate, loop is not null, false);
        if (loop?.Then is { } then)
            yield return new(exit, Found.At(place, "loop"), then, gate, false, true);
    }
}
