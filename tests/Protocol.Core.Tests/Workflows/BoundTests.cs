using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Protocol.Workflows;

/// <summary>spec/workflows.md: a hostile document costs no more than its size.</summary>
public sealed class BoundTests
{
    [Theory]
    [InlineData("/steps", 1_001)]
    [InlineData("/gates", 1_001)]
    public void A_document_beyond_the_bounds_is_told_so_and_nothing_else(string pointer, int count)
    {
        var root = Chain(3, 0);
        var many = root[pointer[1..]]!.AsObject();
        for (var index = 0; index < count; index++)
        {
            many[$"x{index}"] = JsonNode.Parse(pointer == "/steps"
                ? """{ "type": "end", "result": "failed" }"""
                : """{ "all": [ { "id": "a", "kind": "diff" } ] }""");
        }

        Assert.Equal([("W126", pointer)], Load(root).Select(finding => (finding.Code, finding.Pointer)));
    }

    [Fact]
    public void A_step_with_too_many_ways_out_is_told()
    {
        var root = Chain(3, 0);
        for (var index = 0; index < 64; index++)
            root["steps"]!["s0"]!["exits"]![$"x{index}"] = new JsonObject { ["to"] = "lost" };

        Assert.Equal([("W126", "/steps/s0")], Load(root).Select(finding => (finding.Code, finding.Pointer)));
    }

    [Fact]
    public void The_bound_on_visits_is_told_only_where_it_is_above_the_limit()
    {
        var limit = """[{ "op": "replace", "path": "/policy/limits/maxStepVisits", "value": 345 }]""";
        var within = Variants.Patched(Variants.Good, JsonElement.Parse(limit).EnumerateArray());

        Assert.Empty(WorkflowLoader.Load(within).Findings);
    }

    [Fact]
    public void The_largest_documents_are_checked_in_seconds()
    {
        var root = Chain(900, 60);
        var clock = Stopwatch.StartNew();

        var findings = Load(root);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
        Assert.True(findings.Count <= 200);
    }

    /// <summary>A chain of tasks that resume, need outputs and are guaranteed, so that every walk is long.</summary>
    private static JsonObject Chain(int length, int guarantees)
    {
        var steps = new JsonObject();
        for (var index = 0; index < length; index++)
        {
            steps[$"s{index}"] = JsonNode.Parse($$"""
                { "type": "task", "timeout": "PT1H",
                  "needs": ["o{{index / 2}}"], "outputs": { "o{{index}}": { "path": "a" } },
                  "exits": {
                    "go": { "to": "s{{(index + 1) % length}}", "gate": "good", "loop": { "max": 2, "then": "lost" } },
                    "back": { "to": "{{(index == 0 ? "lost" : "@resume")}}", "loop": { "max": 2, "then": "lost" } },
                    "far": { "to": "s{{(index + (length / 2)) % length}}", "loop": { "max": 2, "then": "lost" } },
                    "blocked": { "to": "lost" }, "timeout": { "to": "lost" } } }
                """);
        }

        steps["lost"] = JsonNode.Parse("""{ "type": "end", "result": "failed" }""");
        var proofs = Enumerable.Range(0, guarantees).Select(index => (JsonNode)new JsonObject
        {
            ["before"] = $"s{length - 1}",
            ["requires"] = new JsonArray([.. Enumerable.Range(0, 32).Select(n => (JsonNode)$"s{(index * 13) + n}.go")]),
        });
        return new JsonObject
        {
            ["kind"] = "Workflow", ["spec"] = "0.1", ["id"] = "long", ["version"] = "1.0.0", ["start"] = "s0",
            ["steps"] = steps,
            ["gates"] = JsonNode.Parse("""{ "good": { "all": [ { "id": "d", "kind": "diff" } ] } }"""),
            ["guarantees"] = new JsonArray([.. proofs]),
        };
    }

    private static IReadOnlyList<Finding> Load(JsonObject root) =>
        WorkflowLoader.Load(JsonElement.Parse(root.ToJsonString())).Findings;
}
