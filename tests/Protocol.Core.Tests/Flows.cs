using System.Text.Json;
using Protocol.Workflows;

namespace Protocol;

/// <summary>Workflows of the tests.</summary>
internal static class Flows
{
    /// <summary>The exits that a task with limits must have, each to the end that fails.</summary>
    public const string WaysOut =
        """
        "blocked": { "to": "lost" }, "timeout": { "to": "lost" }, "exhausted": { "to": "lost" }
        """;

    /// <summary>Two steps without a gate, for claims and handoffs.</summary>
    public static PinnedWorkflow Open { get; } = Of(
        """
        "make": {
          "type": "task", "lease": "PT1M", "timeout": "PT8H", "grants": 4,
          "exits": { "go": { "to": "tidy" }, WAYS }
        },
        "tidy": { "type": "task", "timeout": "PT8H", "exits": { "go": { "to": "won" }, WAYS } }
        """);

    /// <summary>A workflow that begins with its first step and may end in <c>won</c> or <c>lost</c>.</summary>
    public static PinnedWorkflow Of(string steps, string gates = "")
    {
        var text = $$"""
            {
              "kind": "Workflow", "spec": "0.1", "id": "test", "version": "1.0.0", "start": "make",
              "roles": { "maker": {}, "reader": {}, "maintainer": { "kinds": ["human"] } },
              "steps": {
                {{steps.Replace("WAYS", WaysOut, StringComparison.Ordinal)}},
                "won": { "type": "end", "result": "succeeded" },
                "lost": { "type": "end", "result": "failed" }
              },
              "gates": { {{gates}} }
            }
            """;
        var (workflow, findings) = WorkflowLoader.Load(JsonElement.Parse(text));
        Assert.True(workflow is not null, string.Join('\n', findings));
        return workflow;
    }

    /// <summary>One step, whose exit <c>done</c> has a gate of these criteria; its exit <c>go</c> has none.</summary>
    public static PinnedWorkflow Gated(string criteria, string members = "") => Of(
        $$"""
        "make": {
          "type": "task", "lease": "PT1H", "timeout": "PT8H", "attempts": 3, {{members}}
          "exits": { "done": { "to": "won", "gate": "good" }, "go": { "to": "won" }, WAYS }
        }
        """,
        $$"""
        "good": { "all": [ {{criteria}} ] }
        """);
}
