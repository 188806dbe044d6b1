using System.Globalization;
using System.Security;
using System.Text;
using Protocol.Workflows;

namespace Protocol.Server.Cli;

/// <summary>
/// Draws a workflow as SVG that needs nothing else: steps below each other with their ways out as rows, the branches of
/// a fork framed, and beside them one line for each step to which others lead.
/// </summary>
internal sealed class WorkflowPicture
{
    private const int Margin = 24;
    private const int RowHeight = 20;
    private const int HeadHeight = 30;
    private const int Gap = 18;
    private const int Indent = 20;
    private const int LaneWidth = 12;
    private const double LetterWidth = 7.3;

    private readonly StringBuilder _boxes = new();
    private readonly StringBuilder _lines = new();
    private readonly Dictionary<string, double> _heads = [];
    private readonly List<(string To, double Y)> _sources = [];
    private readonly double _right;
    private double _bottom = Margin;

    private WorkflowPicture(Workflow workflow)
    {
        _right = Margin + Widest(workflow.Steps, 0);
        Text(Margin, _bottom + 16, "title", $"{workflow.Title ?? workflow.Id}");
        Text(Margin, _bottom + 36, "note", $"{workflow.Id} {workflow.Version}, begins with {workflow.Start}");
        _bottom += 54;
        Region(workflow.Steps, 0);
    }

    /// <summary>Draws it.</summary>
    public static string Of(Workflow workflow) => new WorkflowPicture(workflow).Whole();

    private string Whole()
    {
        var lanes = Lanes();
        var width = _right + Indent + (lanes * LaneWidth) + Margin;
        return string.Create(CultureInfo.InvariantCulture, $$"""
            <svg xmlns="http://www.w3.org/2000/svg"
              width="{{width:0}}" height="{{_bottom:0}}" viewBox="0 0 {{width:0}} {{_bottom:0}}">
            <style>
            svg { color-scheme: light dark; font: 13px ui-monospace, "DejaVu Sans Mono", monospace; }
            .page { fill: #ffffff; } text { fill: #1f2328; } .note, .kind { fill: #59636e; font-size: 11px; }
            .title { font-size: 16px; font-weight: 600; } .name { font-weight: 600; } .gate { fill: #0550ae; }
            .box { fill: #f6f8fa; stroke: #818b98; } .wait { stroke-dasharray: 4; }
            .frame { fill: none; stroke: #818b98; stroke-dasharray: 6 4; } .line { fill: none; stroke-width: 1.5; }
            .succeeded { fill: #1a7f37; } .failed { fill: #cf222e; } .canceled { fill: #6e7781; }
            .end { fill: #ffffff; }
            @media (prefers-color-scheme: dark) {
            .page { fill: #0d1117; } text { fill: #f0f6fc; } .note, .kind { fill: #9198a1; } .gate { fill: #79c0ff; }
            .box { fill: #151b23; stroke: #656c76; } .frame { stroke: #656c76; } .end { fill: #ffffff; } }
            </style>
            <rect class="page" width="100%" height="100%"/>
            {{_boxes}}{{_lines}}</svg>

            """);
    }

    private static double Widest(IReadOnlyDictionary<string, Step> steps, int depth) => steps.Max(step =>
    {
        var texts = WorkflowRows.Of(step.Value).Select(Spell).Append($"{step.Key}{new string(' ', 24)}");
        var own = (texts.Max(text => text.Length) * LetterWidth) + (depth * Indent) + 40;
        return Math.Max(own, (step.Value.Branches?.Values ?? []).Select(branch => Widest(branch.Steps, depth + 1))
            .DefaultIfEmpty(0).Max());
    });

    private void Region(IReadOnlyDictionary<string, Step> steps, int depth)
    {
        foreach (var (name, step) in steps)
        {
            Box(name, step, depth);
            foreach (var (branch, region) in step.Branches ?? new Dictionary<string, Branch>())
                Frame(branch, region, depth + 1);
        }
    }

    private void Frame(string name, Branch branch, int depth)
    {
        var x = Margin + ((depth - 0.5) * Indent);
        var top = _bottom;
        Text(x + 8, top + 15, "note", $"branch {name}, begins with {branch.Start}");
        _bottom += 24;
        Region(branch.Steps, depth);
        Rect("frame", (x, top), (_right - x + 8, _bottom - top - 8), 8);
        _bottom += 8;
    }

    private void Box(string name, Step step, int depth)
    {
        var rows = WorkflowRows.Of(step);
        var x = Margin + (depth * Indent);
        var height = HeadHeight + (rows.Count * RowHeight) + (rows.Count > 0 ? 6 : 0);
        _heads[name] = _bottom + (HeadHeight / 2);
        var look = step is { Type: StepType.End, Result: { } result } ? Operations.Refusals.Spell(result)
            : step.Type is StepType.Wait ? "box wait" : "box";
        var isEnd = step.Type is StepType.End;
        Rect(look, (x, _bottom), (_right - x, height), isEnd ? 15 : 5);
        Text(x + 12, _bottom + 20, isEnd ? "name end" : "name", name);
        Text(_right - 12, _bottom + 20, isEnd ? "kind end" : "kind", Kind(step));
        foreach (var (index, row) in rows.Index())
            Row(row, x, _bottom + HeadHeight + (index * RowHeight));

        _bottom += height + Gap;
    }

    private void Row(WorkflowRow row, double x, double y)
    {
        var gate = row.Gate is null ? "" : $"<tspan class=\"gate\" dx=\"7\">[{Escape(row.Gate)}]</tspan>";
        var bound = row.Bound is null ? "" : $"<tspan class=\"note\" dx=\"7\">{Escape(row.Bound)}</tspan>";
        var text = $"{Escape(row.Exits)}{gate}{bound}<tspan dx=\"7\">→ {Escape(row.To)}</tspan>";
        Add(_boxes, $"<text x=\"{x + 20:0}\" y=\"{y + 12:0}\">{text}</text>");
        _sources.Add((row.To, y + 8));
    }

    /// <summary>One line for each target, as near as lines before it leave room.</summary>
    private int Lanes()
    {
        List<double> ends = [];
        var targets = _sources.Where(source => _heads.ContainsKey(source.To)).GroupBy(source => source.To)
            .Select(group => (Head: _heads[group.Key], Ys: group.Select(source => source.Y).ToList()))
            .OrderBy(line => Math.Min(line.Head, line.Ys.Min())).ToList();
        foreach (var (index, (head, ys)) in targets.Index())
        {
            var lane = ends.FindIndex(end => end + 4 < Math.Min(head, ys.Min()));
            if (lane < 0)
            {
                lane = ends.Count;
                ends.Add(0);
            }

            ends[lane] = Math.Max(head, ys.Max());
            var colour = $"hsl({index * 137 % 360}, 62%, 48%)";
            var at = _right + Indent + (lane * LaneWidth);
            var path = string.Concat(ys.Select(y => string.Create(
                CultureInfo.InvariantCulture, $"M{_right:0} {y:0}H{at:0}V{head:0}")));
            path += string.Create(CultureInfo.InvariantCulture, $"M{at:0} {head:0}H{_right + 6:0}");
            Add(_lines, $"<path class=\"line\" style=\"stroke: {colour}\" d=\"{path}\"/>");
            Add(_lines, $"<path style=\"fill: {colour}\" d=\"M{_right:0} {head:0}l9 -5v10z\"/>");
        }

        return ends.Count;
    }

    private static string Spell(WorkflowRow row) =>
        $"{row.Exits} [{row.Gate}] {row.Bound} -> {row.To}";

    private static string Kind(Step step) => step switch
    {
        { Type: StepType.End, Result: { } result } => Operations.Refusals.Spell(result),
        { Type: StepType.Fork, Join: { Quorum: { } quorum } } => $"fork, {quorum} must succeed",
        { Type: StepType.Fork, Join: { } join } => $"fork, {join.Mode} must succeed",
        { Type: StepType.Task } => $"task{(step.Role is { } role ? $", {role}" : "")}"
            + (step.Entry is { } entry ? $", entry {entry}" : "")
            + (step.Effect is StepEffect.Irreversible ? ", irreversible" : ""),
        _ => Operations.Refusals.Spell(step.Type),
    };

    private void Text(double x, double y, string look, string text)
    {
        var anchor = look.StartsWith("kind", StringComparison.Ordinal) ? "end" : "start";
        Add(_boxes, $"<text class=\"{look}\" x=\"{x:0}\" y=\"{y:0}\" text-anchor=\"{anchor}\">{Escape(text)}</text>");
    }

    private void Rect(string look, (double X, double Y) at, (double Width, double Height) size, int round)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"x=\"{at.X:0}\" y=\"{at.Y:0}\"");
        var extent = string.Create(
            CultureInfo.InvariantCulture, $"width=\"{size.Width:0}\" height=\"{size.Height:0}\"");
        Add(_boxes, $"<rect class=\"{look}\" {place} {extent} rx=\"{round}\"/>");
    }

    private static void Add(StringBuilder drawn, FormattableString element) =>
        drawn.Append(element.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static string Escape(string text) => SecurityElement.Escape(Screen.Plain(text));
}
