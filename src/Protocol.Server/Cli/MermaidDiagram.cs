using System.Globalization;
using System.Text;
using Protocol.WorkItems;
using Protocol.Workflows;

namespace Protocol.Server.Cli;

/// <summary>
/// Draws a workflow as a Mermaid state diagram: steps, exits with their gates and bounds, branches as regions of their
/// fork, and ends by how they end.
/// </summary>
internal sealed class MermaidDiagram
{
    private readonly StringBuilder _drawn = new("stateDiagram-v2\n");
    private readonly Dictionary<string, string> _names = [];

    private MermaidDiagram(Workflow workflow)
    {
        Region(workflow.Start, workflow.Steps, 1);
        Line(1, "classDef succeeded fill:#1a7f37,color:#ffffff");
        Line(1, "classDef failed fill:#cf222e,color:#ffffff");
        Line(1, "classDef canceled fill:#6e7781,color:#ffffff");
        Line(1, "classDef waiting stroke-dasharray:4");
        Classes(workflow.Steps);
    }

    /// <summary>Draws it.</summary>
    public static string Of(Workflow workflow) => new MermaidDiagram(workflow)._drawn.ToString().TrimEnd('\n');

    private void Region(string start, IReadOnlyDictionary<string, Step> steps, int depth)
    {
        foreach (var name in steps.Keys)
            _names.TryAdd(name, $"s{_names.Count}");

        foreach (var (name, step) in steps)
        {
            Line(depth, $"state \"{Text(name)}\" as {_names[name]}{(step.Branches is null ? "" : " {")}");
            if (step.Branches is { } branches)
                Branches(branches, depth);
        }

        Line(depth, $"[*] --> {_names.GetValueOrDefault(start, "[*]")}");
        foreach (var (name, step) in steps)
        {
            foreach (var row in WorkflowRows.Of(step).Where(row => steps.ContainsKey(row.To) || row.To == Exit.Resume))
                Line(depth, $"{_names[name]} --> {Target(row.To, depth)}: {Text(Label(row))}");

            if (step.Type is StepType.End)
                Line(depth, $"{_names[name]} --> [*]");
        }
    }

    private void Branches(IReadOnlyDictionary<string, Branch> branches, int depth)
    {
        foreach (var (index, branch) in branches.Values.Index())
        {
            if (index > 0)
                Line(depth + 1, "--");

            Region(branch.Start, branch.Steps, depth + 1);
        }

        Line(depth, "}");
    }

    /// <summary>What resumes leads to one mark of its region: where the visit came from.</summary>
    private string Target(string to, int depth)
    {
        if (_names.TryGetValue(to, out var known))
            return known;

        _names[to] = "origin";
        Line(depth, "state \"where it came from\" as origin");
        return _names[to];
    }

    private void Classes(IReadOnlyDictionary<string, Step> steps)
    {
        foreach (var (name, step) in steps)
        {
            if (step is { Type: StepType.End, Result: { } result and not (Lifecycle.Open or Lifecycle.Paused) })
                Line(1, $"class {_names[name]} {Operations.Refusals.Spell(result)}");
            else if (step.Type is StepType.Wait)
                Line(1, $"class {_names[name]} waiting");

            foreach (var branch in step.Branches?.Values ?? [])
                Classes(branch.Steps);
        }
    }

    private static string Label(WorkflowRow row) =>
        row.Exits + (row.Gate is { } gate ? $" [{gate}]" : "") + (row.Bound is { } bound ? $", {bound}" : "");

    private void Line(int depth, string text) =>
        _drawn.Append(' ', 4 * depth).Append(CultureInfo.InvariantCulture, $"{text}\n");

    // What could end a label or begin a command of Mermaid is left out.
    private static string Text(string label) => string.Concat(
        label.Where(c => char.IsLetterOrDigit(c) || " -_.,[]=<>()/*@".Contains(c, StringComparison.Ordinal)))
        .Replace("--", "- -", StringComparison.Ordinal).Replace("<", "below ", StringComparison.Ordinal);
}
