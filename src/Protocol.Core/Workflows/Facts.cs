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

    /// <summary>The instants from which ages are counted, by name.</summary>
    public static IReadOnlyList<string> Origins { get; } = ["step.entered", "work.created"];

    /// <summary>The facts of a work item at its current visit, by name.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Of(WorkItem item) =>
        new Dictionary<string, JsonElement>(StringComparer.Ordinal)
        {
            ["work.attempts"] = ProtocolJson.ToElement(item.FailedSubjects.Count),
            ["work.grants"] = ProtocolJson.ToElement(item.Grants),
            ["work.labels"] = ProtocolJson.ToElement(item.Labels),
            ["work.priority"] = ProtocolJson.ToElement(item.Priority),
            ["work.visits"] = ProtocolJson.ToElement(item.Visit),
        };

    /// <summary>The instants of a work item from which ages are counted.</summary>
    public static IReadOnlyDictionary<string, DateTimeOffset> InstantsOf(WorkItem item) =>
        new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal)
        {
            ["step.entered"] = item.EnteredAt,
            ["work.created"] = item.CreatedAt,
        };

    /// <summary>The instant from which an age is counted; null where the fact is none.</summary>
    public static string? Origin(string fact) => fact switch
    {
        "step.ageMs" => "step.entered",
        "work.ageMs" => "work.created",
        _ => null,
    };

    /// <summary>
    /// Whether the condition of a decision holds, which counts its own visits and else reads the task that was left;
    /// one over an unknown fact never does.
    /// </summary>
    public static bool Holds(Condition condition, WorkItem item, int visit) => Weigh(
        condition,
        new Dictionary<string, JsonElement>(Of(item), StringComparer.Ordinal)
        {
            ["work.visits"] = ProtocolJson.ToElement(visit),
        }) ?? false;

    /// <summary>
    /// Whether a condition holds; null where it is over a fact that is not there, or of another type [SB-FLOW-018].
    /// </summary>
    public static bool? Weigh(Condition condition, IReadOnlyDictionary<string, JsonElement> facts)
    {
        if (!facts.TryGetValue(condition.Fact, out var fact))
            return null;

        if (condition.Eq is { } wanted)
            return IsOfOneType(wanted, fact) ? IsEqual(wanted, fact) : null;

        if (fact.ValueKind is not JsonValueKind.Number || !fact.TryGetInt64(out var value))
            return null;

        return (condition.In is null || condition.In.Any(option => IsEqual(option, fact)))
            && !(value <= condition.Gt)
            && !(value < condition.Ge)
            && !(value >= condition.Lt)
            && !(value > condition.Le);
    }

    /// <summary>Whether a fact equals a value; a list does where it contains it.</summary>
    public static bool IsEqual(JsonElement wanted, JsonElement fact) => fact.ValueKind is JsonValueKind.Array
        ? fact.EnumerateArray().Any(one => JsonElement.DeepEquals(one, wanted))
        : JsonElement.DeepEquals(fact, wanted);

    private static bool IsOfOneType(JsonElement wanted, JsonElement fact) => fact.ValueKind switch
    {
        JsonValueKind.Array => wanted.ValueKind is JsonValueKind.String,
        JsonValueKind.True or JsonValueKind.False => wanted.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => wanted.ValueKind == fact.ValueKind,
    };
}
