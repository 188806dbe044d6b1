using System.Text.Json;
using Protocol.Workflows;

namespace Protocol.Server.Cli;

/// <summary>Reads the ways out of a step: alike ones share a row, and a loop has a second row for its end.</summary>
internal static class WorkflowRows
{
    /// <summary>The rows of a step, in the order of the document.</summary>
    public static IReadOnlyList<WorkflowRow> Of(Step step) =>
    [
        .. Each(step).GroupBy(row => (row.Gate, row.Bound, row.To))
            .Select(alike => alike.First() with { Exits = string.Join(", ", alike.Select(row => row.Exits)) }),
    ];

    /// <summary>A condition in one line.</summary>
    public static string Spell(Condition condition) => condition switch
    {
        { All: { } all } => string.Join(" and ", all.Select(Nested)),
        { Any: { } any } => string.Join(" or ", any.Select(Nested)),
        { Not: { } inner } => $"not {Nested(inner)}",
        _ => $"{condition.Fact} {Operator(condition)}",
    };

    private static string Nested(Condition condition) =>
        condition.Fact is null ? $"({Spell(condition)})" : Spell(condition);

    private static string Operator(Condition condition) => condition switch
    {
        { Eq: { } eq } => $"= {Value(eq)}",
        { In: { } options } => $"in {string.Join(", ", options.Select(Value))}",
        { Gt: { } bound } => $"> {bound}",
        { Ge: { } bound } => $">= {bound}",
        { Lt: { } bound } => $"< {bound}",
        { Le: { } bound } => $"<= {bound}",
        { Matches: { } patterns } => $"matches {string.Join(", ", patterns)}",
        _ => condition.Exists is false ? "is empty" : "exists",
    };

    private static string Value(JsonElement value) =>
        value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static IEnumerable<WorkflowRow> Each(Step step)
    {
        foreach (var (name, exit) in step.Exits ?? new Dictionary<string, Exit>())
        {
            foreach (var row in Looped(name, exit.Gate, exit.Loop, exit.To))
                yield return row;
        }

        foreach (var (index, option) in (step.Cases ?? []).Index())
            yield return new(option.ExitName(index), null, "if " + Spell(option.When), option.To);

        if (step.Default is { } otherwise)
        {
            foreach (var row in Looped(otherwise.ExitName, null, otherwise.Loop, otherwise.To))
                yield return row with { Bound = row.Bound ?? "else" };
        }
    }

    private static IEnumerable<WorkflowRow> Looped(string name, string? gate, Loop? loop, string to)
    {
        if (loop is null)
        {
            yield return new(name, gate, null, to);
            yield break;
        }

        yield return new(name, gate, $"at most {loop.Max} times", to);
        yield return new(name, gate, $"after {loop.Max} times", loop.Then);
    }
}
