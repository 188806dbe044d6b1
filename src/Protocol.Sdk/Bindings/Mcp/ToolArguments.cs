using System.Text.Json.Nodes;

namespace Protocol.Bindings.Mcp;

/// <summary>
/// Tools take flat arguments, operations take nested ones: this is the way there and back. It moves members and checks
/// nothing.
/// </summary>
internal static class ToolArguments
{
    private static readonly (string Flat, string Nested)[] Subject =
        [("commit", "gitCommit"), ("tree", "gitTree"), ("sha256", "sha256")];

    private static readonly (string Flat, string Nested)[] Narrative =
    [
        ("summary", "summary"), ("actions", "actions"), ("decisions", "decisions"), ("hazards", "hazards"),
        ("tried", "tried"), ("assumptions", "assumptions"), ("questions", "questions"),
    ];

    private static readonly (string Flat, string Nested)[] Target =
        [("toRole", "role"), ("toPrincipal", "principal")];

    private static readonly (string Flat, string Nested)[] Readback =
        [("goal", "goal"), ("firstAction", "firstAction"), ("subject", "subject"), ("unmet", "unmet")];

    /// <summary>The arguments of an operation out of those of its tool.</summary>
    public static JsonObject Nest(string operation, JsonObject flat)
    {
        Gather(flat, "subject", Subject);
        if (operation == "handoff/accept")
            Gather(flat, "readback", Readback);

        if (operation == "handoff/offer")
        {
            flat["actions"] = PlanOf(flat["actions"] as JsonArray);
            Gather(flat, "narrative", Narrative);
            Gather(flat, "to", Target);
        }

        return flat;
    }

    /// <summary>The arguments of a tool out of those of its operation.</summary>
    public static JsonObject Flatten(JsonObject nested)
    {
        Scatter(nested, "readback", Readback);
        Scatter(nested, "narrative", Narrative);
        Scatter(nested, "to", Target);
        Scatter(nested, "subject", Subject);
        nested.Remove("dirty");

        return nested;
    }

    private static void Gather(JsonObject flat, string name, (string Flat, string Nested)[] members)
    {
        var gathered = new JsonObject();
        foreach (var (from, to) in members)
        {
            if (flat.Remove(from, out var value))
                gathered[to] = value;
        }

        if (gathered.Count > 0)
            flat[name] = gathered;
    }

    private static void Scatter(JsonObject nested, string name, (string Flat, string Nested)[] members)
    {
        if (nested[name] is not JsonObject gathered)
            return;

        nested.Remove(name);
        foreach (var (to, from) in members)
        {
            if (gathered.Remove(from, out var value))
                nested[to] = value;
        }
    }

    private static JsonArray PlanOf(JsonArray? actions)
    {
        var plan = new JsonArray();
        foreach (var action in actions ?? [])
            plan.Add(action is JsonObject ? action.DeepClone() : new JsonObject { ["text"] = action?.DeepClone() });

        return plan;
    }
}
