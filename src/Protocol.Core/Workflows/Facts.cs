using System.Text.Json;
using Protocol.WorkItems;

namespace Protocol.Workflows;

/// <summary>
/// The facts that conditions and limits see: all computed by the hub, none written by a worker [SB-FLOW-018].
/// </summary>
public static class Facts
{
    /// <summary>The counts, by name.</summary>
    public static IReadOnlyList<string> Counts { get; } =
        ["work.attempts", "work.grants", "work.priority", "work.visits"];

    /// <summary>The ages in milliseconds, by name: they grow with time.</summary>
    public static IReadOnlyList<string> Ages { get; } = ["step.ageMs", "work.ageMs"];

    /// <summary>Reads a fact that is a number; null where there is none of that name.</summary>
    public static long? Read(string fact, WorkItem item, DateTimeOffset now) => fact switch
    {
        "work.attempts" => item.FailedSubjects.Count,
        "work.grants" => item.Grants,
        "work.priority" => item.Priority,
        "work.visits" => item.Visit,
        "work.ageMs" => (long)(now - item.CreatedAt).TotalMilliseconds,
        "step.ageMs" => (long)(now - item.EnteredAt).TotalMilliseconds,
        _ => null,
    };

    /// <summary>
    /// Whether the condition of a decision holds, which counts its own visits and else reads the task that was left;
    /// one over an unknown fact never does.
    /// </summary>
    public static bool Holds(Condition condition, WorkItem item, int visit)
    {
        if (condition.Fact == "work.labels")
        {
            return condition.Eq is { ValueKind: JsonValueKind.String } label
                && item.Labels.Contains(label.GetString()!);
        }

        var fact = condition.Fact == "work.visits" ? visit : Read(condition.Fact, item, item.CreatedAt);
        if (Ages.Contains(condition.Fact) || fact is not { } value)
            return false;

        return (condition.Eq is null || IsEqual(condition.Eq.Value, value))
            && (condition.In is null || condition.In.Any(option => IsEqual(option, value)))
            && !(value <= condition.Gt)
            && !(value < condition.Ge)
            && !(value >= condition.Lt)
            && !(value > condition.Le);
    }

    private static bool IsEqual(JsonElement wanted, long value) =>
        wanted.ValueKind == JsonValueKind.Number && wanted.TryGetInt64(out var number) && number == value;
}
