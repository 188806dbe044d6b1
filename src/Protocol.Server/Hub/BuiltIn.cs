using System.Text.Json;
using Protocol.Policies;
using Protocol.Workflows;

namespace Protocol.Server.Hub;

/// <summary>
/// What every workspace has from the start: the workflow <c>task</c>, and a policy that gives it to new work.
/// </summary>
internal static class BuiltIn
{
    /// <summary>One step for whoever wants claims alone; the load check warns of its open gate.</summary>
    public const string TaskWorkflow = """
        {
          "kind": "Workflow",
          "spec": "0.1",
          "id": "task",
          "version": "1.0.0",
          "title": "One step, claimed and done",
          "start": "work",
          "steps": {
            "work": {
              "type": "task",
              "title": "Do the work",
              "timeout": "P7D",
              "grants": 20,
              "exits": {
                "done": { "to": "done" },
                "blocked": { "to": "failed" },
                "timeout": { "to": "failed" },
                "exhausted": { "to": "failed" }
              }
            },
            "done": { "type": "end", "result": "succeeded" },
            "failed": { "type": "end", "result": "failed" }
          }
        }
        """;

    /// <summary>The policy before one is loaded.</summary>
    public static Policy Policy { get; } = new(
        "Policy", "0.1", "HEAD", "task", ["task"], ["planner", "implementer", "reviewer"], [".signalbox/**"]);

    /// <summary>The built-in workflow as a document.</summary>
    public static JsonElement TaskDocument { get; } = JsonElement.Parse(TaskWorkflow);

    /// <summary>The built-in workflow, pinned.</summary>
    public static PinnedWorkflow Task { get; } = WorkflowLoader.Load(TaskDocument).Workflow!;
}
