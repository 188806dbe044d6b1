using System.Xml.Linq;

namespace Protocol.Server.Tests.Cli;

/// <summary>What <c>workflow show</c> and <c>workflow render</c> make of a file, without a workspace.</summary>
public sealed class WorkflowViewTests
{
    private const string Hostile =
        """
        { "kind": "Workflow", "spec": "0.1", "id": "w", "version": "1.0.0", "start": "both",
          "title": "<script>alert(1)</script> & --> \u001b[31m",
          "steps": {
            "both": { "type": "fork", "join": { "mode": "all" }, "exits": {
                "joined": { "to": "won" }, "failed": { "to": "both", "loop": { "max": 2, "then": "lost" } } },
              "branches": {
                "left": { "start": "l", "steps": { "l": { "type": "end", "result": "succeeded" } } },
                "right": { "start": "r", "steps": { "r": { "type": "end", "result": "failed" } } } } },
            "won": { "type": "end", "result": "succeeded" }, "lost": { "type": "end", "result": "failed" } } }
        """;

    [Fact]
    public async Task A_file_is_drawn_as_svg_that_is_sound_xml_with_every_step_and_no_markup_of_its_author()
    {
        using var desk = new Desk();
        desk.Repository.Write("w.json", Hostile);

        var typed = await desk.TypeAsync("workflow", "render", "w.json", "--format", "svg", "--output", "w.svg");

        Assert.Equal(0, typed.Code);
        var svg = XDocument.Load(Path.Combine(desk.Directory, "w.svg"));
        var texts = svg.Descendants().Where(one => one.Name.LocalName == "text").Select(one => one.Value).ToList();
        Assert.Empty(new[] { "both", "l", "r", "won", "lost" }.Except(texts));
        Assert.Contains(texts, text => text.Contains("at most 2 times", StringComparison.Ordinal));
        Assert.Equal(2, svg.Descendants().Count(one => (string?)one.Attribute("class") == "frame"));
        Assert.DoesNotContain(svg.Descendants(), one => one.Name.LocalName == "script");
    }

    [Fact]
    public async Task Branches_are_regions_of_their_fork_in_mermaid_and_ends_have_a_look_of_their_own()
    {
        using var desk = new Desk();
        desk.Repository.Write("w.json", Hostile);

        var typed = await desk.TypeAsync("workflow", "render", "w.json");

        Assert.Contains("state \"both\" as s0 {", typed.Out, StringComparison.Ordinal);
        Assert.Contains("        --\n", typed.Out, StringComparison.Ordinal);
        Assert.Contains("class s1 succeeded", typed.Out, StringComparison.Ordinal);
        Assert.Contains("s0 --> s0: failed, at most 2 times", typed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_shown_with_its_steps_exits_and_bounds()
    {
        using var desk = new Desk();
        desk.Repository.Write("w.json", Hostile);

        var typed = await desk.TypeAsync("workflow", "show", "w.json");

        Assert.Equal(0, typed.Code);
        Assert.Contains("both/l", typed.Out, StringComparison.Ordinal);
        Assert.Contains("after 2 times", typed.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", typed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_workflow_ends_with_64_and_names_the_place()
    {
        using var desk = new Desk();
        desk.Repository.Write("w.json", """{ "kind": "Workflow" }""");

        var typed = await desk.TypeAsync("workflow", "render", "w.json");

        Assert.Equal(64, typed.Code);
        Assert.Contains("workflow check", typed.Error, StringComparison.Ordinal);
    }
}
