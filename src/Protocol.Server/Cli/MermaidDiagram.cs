using System.Globalization;
using System.Text;
using Protocol.Workflows;

namespace Protocol.Server.Cli;

/// <summary>Draws a workflow as a Mermaid state diagram: steps, exits, and the gates that guard them.</summary>
internal static class MermaidDiagram
{
    /// <summary>Draws it.</summary>
    public static string Of(Workflow workflow)
    {
        var drawn = new StringBuilder("stateDiagram-v2\n");
        var names = workflow.Steps.Keys.Index().ToDictionary(pair => pair.Item, pair => $"s{pair.Index}");
        foreach (var (step, name) in names)
            drawn.Append(CultureInfo.InvariantCulture, $"    {name}: {Text(step)}\n");

        drawn.Append("    [*] --> ").Append(names.GetValueOrDefault(workflow.Start, "[*]")).Append('\n');
        foreach (var (id, step) in workflow.Steps)
        {
            foreach (var (to, label) in Edges(step).Where(edge => names.ContainsKey(edge.To)))
                drawn.Append(CultureInfo.InvariantCulture, $"    {names[id]} --> {names[to]}: {Text(label)}\n");

            if (step.Type is StepType.End)
                drawn.Append(CultureInfo.InvariantCulture, $"    {names[id]} --> [*]\n");
        }

        return drawn.ToString().TrimEnd('\n');
    }

    private static IEnumerable<(string To, string Label)> Edges(Step step)
    {
        foreach (var (name, exit) in step.Exits ?? new Dictionary<string, Exit>())
        {
            var gate = exit.Gate is { } guarding ? $" [{guarding}]" : "";
            var loop = exit.Loop is { } bound ? $", at most {bound.Max}" : "";
            yield return (exit.To, $"{name}{gate}{loop}");
            if (exit.Loop is { } then)
                yield return (then.Then, $"{name}, then");
        }

        foreach (var choice in step.Cases ?? [])
            yield return (choice.To, choice.When.Fact ?? "case");

        if (step.Default is { } otherwise)
            yield return (otherwise.To, "else");
    }

    private static string Text(string label) => string.Concat(
        label.Where(c => char.IsLetterOrDigit(c) || " -_.,[]".Contains(c, StringComparison.Ordinal)));
}
