using System.Text.Json;
using Protocol.Text;
using Protocol.WorkItems;

namespace Protocol.Workflows;

/// <summary>
/// The catalogue of facts that conditions and limits see: none is written by a worker [SB-FLOW-018].
/// </summary>
public static class Facts
{
    /// <summary>The counts, by name.</summary>
    public static IReadOnlyList<string> Counts { get; } =
        ["work.attempts", "work.grants", "work.priority", "work.visits"];

    /// <summary>The ages in milliseconds, by name: they grow with time, and only limits see them.</summary>
    public static IReadOnlyList<string> Ages { get; } = ["step.ageMs", "work.ageMs"];

    /// <summary>The lists of texts, by name: only conditions see them.</summary>
    public static IReadOnlyList<string> Texts { get; } = ["work.labels"];

    /// <summary>Integers of the catalogue that this hub does not compute.</summary>
    public static IReadOnlyList<string> LaterCounts { get; } =
    [
        "base.behindBy", "calendar.freezes", "diff.dependencyManifests", "diff.linesChanged", "diff.protectedTouched",
        "release.ageMs", "step.tokens", "work.waivers",
    ];

    /// <summary>Texts of the catalogue that this hub does not compute.</summary>
    public static IReadOnlyList<string> LaterTexts { get; } = ["diff.paths", "scan.maxSeverity", "work.risk"];

    /// <summary>Whether this hub computes the fact.</summary>
    public static bool IsComputed(string fact) =>
        Counts.Contains(fact) || Ages.Contains(fact) || Texts.Contains(fact);

    /// <summary>Whether the fact is an integer of the catalogue.</summary>
    public static bool IsNumber(string fact) =>
        Counts.Contains(fact) || Ages.Contains(fact) || LaterCounts.Contains(fact);

    /// <summary>Whether the fact is a text, or a list of texts, of the catalogue.</summary>
    public static bool IsText(string fact) => Texts.Contains(fact) || LaterTexts.Contains(fact);

    /// <summary>The facts that a condition is over, in its order.</summary>
    public static IEnumerable<string> In(Condition condition) => condition switch
    {
        { Fact: { } fact } => [fact],
        { Not: { } inner } => In(inner),
        _ => (condition.All ?? condition.Any ?? []).SelectMany(In),
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
    public static bool? Weigh(Condition condition, IReadOnlyDictionary<string, JsonElement> facts) => condition switch
    {
        { All: { } all } => Weigh(all, facts, decisive: false),
        { Any: { } any } => Weigh(any, facts, decisive: true),
        { Not: { } inner } => !Weigh(inner, facts),
        { Exists: { } exists, Fact: { } name } when facts.TryGetValue(name, out var fact) => exists == HasValue(fact),
        { Fact: { } name } when facts.TryGetValue(name, out var fact) => Compare(condition, fact),
        _ => null,
    };

    /// <summary>Whether a fact equals a value; a list does where it contains it.</summary>
    public static bool IsEqual(JsonElement wanted, JsonElement fact) => fact.ValueKind is JsonValueKind.Array
        ? fact.EnumerateArray().Any(one => JsonElement.DeepEquals(one, wanted))
        : JsonElement.DeepEquals(fact, wanted);

    /// <summary>Kleene's conjunction, which false decides, or disjunction, which true decides.</summary>
    private static bool? Weigh(
        IReadOnlyList<Condition> parts, IReadOnlyDictionary<string, JsonElement> facts, bool decisive)
    {
        var weighed = parts.Select(part => Weigh(part, facts)).ToList();
        return weighed.Contains(decisive) ? decisive : weighed.Contains(null) ? null : !decisive;
    }

    private static bool HasValue(JsonElement fact) =>
        fact.ValueKind is not JsonValueKind.Array || fact.GetArrayLength() > 0;

    private static bool? Compare(Condition condition, JsonElement fact)
    {
        if (condition.Eq is { } wanted)
            return IsOfOneType(wanted, fact) ? IsEqual(wanted, fact) : null;

        if (condition.In is { } options)
        {
            return options.All(option => IsOfOneType(option, fact))
                ? options.Any(option => IsEqual(option, fact))
                : null;
        }

        if (condition.Matches is { } patterns)
            return Matches(patterns, fact);

        return fact.ValueKind is JsonValueKind.Number && fact.TryGetInt64(out var value)
            ? !(value <= condition.Gt) && !(value < condition.Ge) && !(value >= condition.Lt) && !(value > condition.Le)
            : null;
    }

    private static bool? Matches(IReadOnlyList<string> patterns, JsonElement fact)
    {
        var texts = fact.ValueKind is JsonValueKind.Array ? [.. fact.EnumerateArray()] : new[] { fact };
        return texts.All(text => text.ValueKind is JsonValueKind.String)
            ? patterns.Select(pattern => new Glob(pattern))
                .Any(glob => texts.Any(text => glob.Matches(text.GetString()!)))
            : null;
    }

    private static bool IsOfOneType(JsonElement wanted, JsonElement fact) => fact.ValueKind switch
    {
        JsonValueKind.Array => wanted.ValueKind is JsonValueKind.String,
        JsonValueKind.True or JsonValueKind.False => wanted.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => wanted.ValueKind == fact.ValueKind,
    };
}
