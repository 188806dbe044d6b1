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
        var names = workflow.Steps.Keys.Select((step, index) => (step, index)).ToDictionary(pair => pair.step, pair => $"s{pair.index}");
        foreach (var (step, name) in names)
            drawn.Append("    ").Append(name).Append(": ").Append(Text(step)).Append('\n');

        drawn.Append("    [*] --> ").Append(names.GetValueOrDefault(workflow.Start, "[*]")).Append('\n');
        foreach (var (id, step) in workflow.Steps)
        {
            foreach (var (to, label) in Edges(step))
            {
                if (names.TryGetValue(to, out var target))
                    drawn.Append("    ").Append(names[id]).Append(" --> ").Append(target).Append(": ").Append(Text(label)).Append('\n');
            }
        }

        foreach (var (id, step) in workflow.Steps)
        {
            if (step.Type is StepType.End)
                drawn.Append("    ").Append(names[id]).Append(" --> [*]\n");
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
            yield return (choice.To, choice.When.Fact);

        if (step.Default is { } otherwise)
            yield return (otherwise.To, "else");
    }

    private static string Text(string label) => string.Concat(
        label.Where(c => char.IsLetterOrDigit(c) || " -_.,[]".Contains(c, StringComparison.Ordinal)));
}
