using System.Text.Json.Nodes;
using Protocol.Json;

namespace Protocol.Bindings.Mcp;

/// <summary>The one tool for reading: which operation its arguments mean, and back.</summary>
internal static class Reading
{
    private const string Digest = "sha256:";

    private static readonly string[] Selectors = ["handoff", "workflow", "workflows", "events", "describe"];

    /// <summary>The operation and its arguments, or what does not go together.</summary>
    public static (string Operation, JsonObject Arguments, SchemaFault? Fault) Of(JsonObject flat)
    {
        if (flat.ContainsKey("after"))
            flat["events"] = true;

        var chosen = Selectors.Where(name => IsSet(flat, name)).ToList();
        if (IsSet(flat, "work") && !chosen.Contains("events"))
            chosen.Add("work");

        if (chosen.Count > 1)
            return ("", flat, new($"/{chosen[1]}", "maxProperties", $"Name {chosen[0]} or {chosen[1]}, not both."));

        return chosen.FirstOrDefault() switch
        {
            "work" => ("work/get", Only(flat, "work"), null),
            "handoff" => ("handoff/get", Only(flat, "handoff"), null),
            "workflow" => ("workflow/get", ByIdOrDigest((string)flat["workflow"]!), null),
            "workflows" => ("workflow/list", [], null),
            "events" => ("events/read", Only(flat, "after", "work", "limit"), null),
            "describe" => ("describe", [], null),
            _ => ("work/list", Only(flat, "availability", "label", "limit"), null),
        };
    }

    /// <summary>The arguments of the tool that mean an operation; null where it does not offer that one.</summary>
    public static JsonObject? Meaning(string operation, JsonObject arguments) => operation switch
    {
        "work/get" => Only(arguments, "work"),
        "handoff/get" => Only(arguments, "handoff"),
        "workflow/get" => new() { ["workflow"] = (arguments["digest"] ?? arguments["id"])?.DeepClone() },
        "workflow/list" => new() { ["workflows"] = true },
        "events/read" => Joined(new() { ["events"] = true }, Only(arguments, "after", "work", "limit")),
        "describe" => new() { ["describe"] = true },
        "work/list" => Only(arguments, "availability", "label", "limit"),
        _ => null,
    };

    private static bool IsSet(JsonObject flat, string name) =>
        flat[name] is { } value && value.GetValueKind() != System.Text.Json.JsonValueKind.False;

    private static JsonObject Only(JsonObject from, params string[] names)
    {
        var only = new JsonObject();
        foreach (var name in names)
        {
            if (from[name] is { } value)
                only[name] = value.DeepClone();
        }

        return only;
    }

    private static JsonObject Joined(JsonObject first, JsonObject second)
    {
        foreach (var (name, value) in second)
            first[name] = value?.DeepClone();

        return first;
    }

    private static JsonObject ByIdOrDigest(string workflow) =>
        workflow.StartsWith(Digest, StringComparison.Ordinal)
            ? new() { ["digest"] = workflow }
            : new() { ["id"] = workflow };
}
