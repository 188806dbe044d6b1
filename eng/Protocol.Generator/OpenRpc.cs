using System.Text.Json.Nodes;

namespace Protocol.Generator;

/// <summary>The methods as an OpenRPC document that stands alone: what makes clients and pages reads it.</summary>
public static class OpenRpc
{
    private const string Version = "1.3.2";

    private static readonly string[] OfThePage = ["profile", "scope", "direction"];

    /// <summary>The text of the document.</summary>
    /// <param name="sources">The repository.</param>
    public static string Make(Sources sources)
    {
        var list = sources.ReadJson("schemas/methods.json");
        var schemas = new OpenRpcSchemas(sources);
        JsonArray methods =
        [
            .. list["methods"]!.AsArray().Select(row => Method(sources, schemas, row!)),
            .. list["notifications"]!.AsArray().Select(row => Notification(sources, schemas, row!)),
        ];
        return JsonTexts.AsFile(new JsonObject
        {
            ["openrpc"] = Version,
            ["info"] = new JsonObject
            {
                ["title"] = "Signalbox",
                ["version"] = (string)list["spec"]!,
                ["description"] = "Coordination of coding agents: claim work, check the gate, hand off.",
            },
            ["methods"] = methods,
            ["components"] = new JsonObject { ["schemas"] = schemas.ToComponents(), ["errors"] = Errors(sources) },
        });
    }

    private static JsonObject Method(Sources sources, OpenRpcSchemas schemas, JsonNode row)
    {
        var method = Named(sources, schemas, (string)row["operation"]!, (string)row["request"]!, row);
        method["result"] = new JsonObject
        {
            ["name"] = "result",
            ["schema"] = schemas.Refer((string)row["result"]!),
        };
        method["errors"] = new JsonArray(
            [.. row["errors"]!.AsArray().Select(code => Reference($"#/components/errors/{(string)code!}"))]);
        foreach (var name in (string[])["mutating", "holder", "tool", "events", "requirements"])
        {
            if (row[name] is { } value) method["x-" + name] = value.DeepClone();
        }

        return method;
    }

    // Without a result it is a notification.
    private static JsonObject Notification(Sources sources, OpenRpcSchemas schemas, JsonNode row)
    {
        var method = Named(sources, schemas, (string)row["notification"]!, (string)row["parameters"]!, row);
        method["x-requirements"] = row["requirements"]!.DeepClone();
        return method;
    }

    private static JsonObject Named(
        Sources sources, OpenRpcSchemas schemas, string name, string parameters, JsonNode row)
    {
        var form = sources.ReadJson("schemas/" + parameters);
        var demanded = form["required"]?.AsArray().Select(one => (string)one!).ToHashSet() ?? [];
        return new()
        {
            ["name"] = name,
            ["summary"] = (form["description"] ?? form["title"])!.DeepClone(),
            ["tags"] = new JsonArray(
                [.. OfThePage.Where(tag => row[tag] is not null)
                    .Select(tag => new JsonObject { ["name"] = (string)row[tag]!, ["description"] = tag })]),
            ["paramStructure"] = "by-name",
            ["params"] = new JsonArray([.. form["properties"]!.AsObject().Select(member => new JsonObject
            {
                ["name"] = member.Key,
                ["required"] = demanded.Contains(member.Key),
                ["schema"] = schemas.Adopt(parameters, member.Value!),
            })]),
        };
    }

    private static JsonObject Errors(Sources sources) => new(
        sources.ReadJson("schemas/registries/errors.json")["errors"]!.AsArray().Select(row =>
            KeyValuePair.Create((string)row!["code"]!, (JsonNode?)new JsonObject
            {
                ["code"] = (int)row["number"]!,
                ["message"] = (string)row["title"]!,
                ["data"] = Reference("#/components/schemas/refusal"),
            })));

    private static JsonObject Reference(string to) => new() { ["$ref"] = to };
}
