using System.Text.Json.Nodes;
using Protocol.ConformanceTests.Schemas;
using Protocol.ConformanceTests.Wire;

namespace Protocol.ConformanceTests.Cases;

/// <summary>The form that every error of an operation has: the registry's, with a next action that is not an override.</summary>
internal static class ErrorForm
{
    private const string Schema = "schemas/types/refusal.json";
    private const string TypePrefix = "https://w3id.org/signalbox/0.1/errors/";

    private static readonly string[] Overrides = ["--force", "override", "bypass", "waive", "--no-verify", "enroll", "delete"];

    private static readonly Dictionary<string, JsonNode> Registry =
        JsonNode.Parse(File.ReadAllText(Repository.Path("schemas", "registries", "errors.json")))
            .At("/errors")!.AsArray().ToDictionary(entry => entry.TextAt("/code")!, entry => entry!);

    public static void Check(JsonNode error)
    {
        if (error.NumberAt("/code") < 0)
            return;

        var data = error.At("/data");
        var code = data.TextAt("/code") ?? "";
        Demand(Registry.TryGetValue(code, out var entry), $"'{code}' is not in the registry");
        Demand(error.NumberAt("/code") == entry.NumberAt("/number"), $"{code} has the number {error.NumberAt("/code")}");
        Demand(data.TextAt("/type") == TypePrefix + code, $"{code} has the type {data.TextAt("/type")}");
        Demand(data.TextAt("/title") == entry.TextAt("/title"), $"{code} has the title '{data.TextAt("/title")}'");
        Demand(data.TextAt("/detail") is { Length: > 0 }, $"{code} has no detail");
        Demand(data.At("/next") is JsonArray { Count: > 0 }, $"{code} names no next action");

        var text = data!.ToJsonString();
        var named = Overrides.FirstOrDefault(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
        Demand(named is null, $"{code} names an override: {named} in {text}");

        if (SchemaSet.Has(Schema))
            Demand(SchemaSet.Validate(data, Schema) is [], string.Join("; ", SchemaSet.Validate(data, Schema)));
    }

    private static void Demand(bool holds, string what) => CaseFailure.Unless(holds, $"the form of the error: {what}");
}
