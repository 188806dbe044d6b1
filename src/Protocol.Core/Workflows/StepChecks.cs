using Protocol.Operations;
using Protocol.WorkItems;

namespace Protocol.Workflows;

/// <summary>What each step must have by its type, and where its exits may lead.</summary>
internal static class StepChecks
{
    public static IEnumerable<Finding> Check(Workflow workflow)
    {
        if (!workflow.Steps.ContainsKey(workflow.Start))
            yield return new("W101", true, "/start", $"There is no step '{workflow.Start}'.");

        foreach (var (name, step) in workflow.Steps)
        {
            var findings = step.Type switch
            {
                StepType.Task => Task(workflow, name, step),
                StepType.Decision => Decision(name, step),
                StepType.End => End(name, step),
            };
            foreach (var finding in findings.Concat(Targets(workflow, name, step)))
                yield return finding;
        }
    }

    private static IEnumerable<Finding> Task(Workflow workflow, string name, Step step)
    {
        var at = $"/steps/{name}";
        string[] routed = step.Attempts is null && step.Grants is null
            ? ["timeout", "blocked"]
            : ["timeout", "blocked", "exhausted"];
        foreach (var exit in routed.Where(exit => step.Exits?.ContainsKey(exit) is not true))
        {
            yield return new(
                "W106", true, $"{at}/exits",
                $"The exit '{exit}' must be routed, or work gets stuck here.");
        }

        foreach (var exit in routed.Where(exit => step.Exits?.GetValueOrDefault(exit)?.Gate is not null))
            yield return new("W106", true, $"{at}/exits/{exit}", $"The exit '{exit}' is a way out; it has no gate.");

        if (Durations.Read(step.Timeout) is null)
            yield return new("W118", true, $"{at}/timeout", "A task needs a timeout, for example PT2H.");

        if (step.Lease is not null && Durations.Read(step.Lease) is null)
            yield return new("W118", true, $"{at}/lease", "This is no ISO 8601 duration.");

        if (step.Attempts < 1 || step.Grants < 1)
            yield return new("W106", true, at, "A limit is at least 1.");

        if (step.Role is { } role && workflow.Roles is { } roles && !roles.ContainsKey(role))
            yield return new("W113", true, $"{at}/role", $"There is no role '{role}'.");

        if (step.Exits?.GetValueOrDefault("done") is { Gate: null })
        {
            // The built-in workflow serves whoever wants claims alone.
            yield return new(
                "W123", workflow.Id != Workflow.BuiltInTask, $"{at}/exits/done",
                "The exit 'done' has no gate: whoever holds the step grades it.");
        }
    }

    private static IEnumerable<Finding> Decision(string name, Step step)
    {
        if (step.Default is null)
            yield return new("W107", true, $"/steps/{name}", "A decision needs a default.");

        if (step.Exits is not null)
            yield return new("W107", true, $"/steps/{name}/exits", "A decision has cases and a default, no exits.");
    }

    private static IEnumerable<Finding> End(string name, Step step)
    {
        if (step.Exits is { Count: > 0 } || step.Cases is not null || step.Default is not null)
            yield return new("W111", true, $"/steps/{name}", "An end has no exits.");

        if (step.Result is not (Lifecycle.Succeeded or Lifecycle.Failed or Lifecycle.Canceled))
            yield return new("W111", true, $"/steps/{name}/result", "An end results in succeeded, failed or canceled.");
    }

    private static IEnumerable<Finding> Targets(Workflow workflow, string name, Step step)
    {
        foreach (var (exit, to) in Edges.Targets(step))
        {
            if (!workflow.Steps.ContainsKey(to))
                yield return new("W101", true, $"/steps/{name}/{exit}", $"There is no step '{to}'.");
        }

        foreach (var (exit, route) in step.Exits ?? new Dictionary<string, Exit>())
        {
            if (route.Loop is { } loop && (loop.Then is null || loop.Max < 1))
            {
                yield return new(
                    "W105", true, $"/steps/{name}/exits/{exit}/loop",
                    "A loop needs max (at least 1) and then.");
            }

            if (route.Gate is { } gate && workflow.Gates?.ContainsKey(gate) is not true)
                yield return new("W113", true, $"/steps/{name}/exits/{exit}/gate", $"There is no gate '{gate}'.");
        }
    }
}
