using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Protocol.ConformanceTests.Schemas;
using Protocol.ConformanceTests.Wire;

namespace Protocol.ConformanceTests.Cases;

/// <summary>
/// The form that every error of an operation has: the registry's, with a next action that is not an override.
/// </summary>
internal static partial class ErrorForm
{
    private const string Schema = "schemas/types/refusal.json";
    private const string TypePrefix = "https://w3id.org/signalbox/0.1/errors/";

    private static readonly string[] Overrides =
        ["force", "override", "bypass", "waive", "no-verify", "policy/load", "principal/enroll", "claim/revoke"];

    private static readonly Dictionary<string, JsonNode> Registry =
        JsonNode.Parse(File.ReadAllText(Repository.Path("schemas", "registries", "errors.json")))
            .At("/errors")!.AsArray().ToDictionary(entry => entry.TextAt("/code")!, entry => entry!);

    /// <summary>The codes that each operation may answer.</summary>
    private static readonly Dictionary<string, HashSet<string>> Listed =
        JsonNode.Parse(File.ReadAllText(Repository.Path("schemas", "methods.json")))
            .At("/methods")!.AsArray().ToDictionary(
                entry => entry.TextAt("/operation")!,
                entry => entry.At("/errors")!.AsArray().Select(code => code!.GetValue<string>()).ToHashSet());

    /// <summary>Checks an error of a call, and that it does not advise the very call that failed.</summary>
    public static void Check(JsonNode error, string operation, JsonNode? arguments)
    {
        Check(error);
        var code = error.TextAt("/data/code");
        Demand(
            !Listed.TryGetValue(operation, out var codes) || codes.Contains(code!),
            $"{operation} answered {code}, which schemas/methods.json does not list for it");
        var advised = error.At("/data/next")!.AsArray().Select(next => next.At("/call")).OfType<JsonNode>();
        Demand(
            !advised.Any(call => call.TextAt("/op") == operation && JsonNode.DeepEquals(call.At("/args"), arguments)),
            $"next advises the call that failed: {operation} {arguments?.ToJsonString()}");
    }

    public static void Check(JsonNode error)
    {
        var data = error.At("/data");
        var code = data.TextAt("/code") ?? "";
        Demand(Registry.TryGetValue(code, out var entry), $"'{code}' is not in the registry");
        Demand(IsNumberOf(error.NumberAt("/code"), entry), $"{code} has the number {error.NumberAt("/code")}");
        Demand(data.TextAt("/type") == TypePrefix + code, $"{code} has the type {data.TextAt("/type")}");
        Demand(data.TextAt("/title") == entry.TextAt("/title"), $"{code} has the title '{data.TextAt("/title")}'");
        Demand(data.TextAt("/retry") == entry.TextAt("/retry"), $"{code} has retry {data.TextAt("/retry")}");
        Demand(
            error.NumberAt("/code") < 0 || error.TextAt("/message") == data.TextAt("/title"),
            $"the message of {code} is '{error.TextAt("/message")}' and not its title");
        Demand(
            entry.TextAt("/retry") != "after-delay" || data.NumberAt("/retryAfterMs") > 0,
            $"{code} does not say when to ask again");
        Demand(!Inside().IsMatch(data!.ToJsonString()), $"{code} tells of the inside of the hub: {data}");
        Demand(data.TextAt("/detail") is { Length: > 0 }, $"{code} has no detail");
        Demand(data.At("/next") is JsonArray { Count: > 0 }, $"{code} names no next action");
        Demand(SchemaSet.Validate(data, Schema) is [], string.Join("; ", SchemaSet.Validate(data, Schema)));

        var text = data!.ToJsonString();
        var named = Overrides.FirstOrDefault(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
        Demand(named is null, $"{code} names an override: {named} in {text}");
    }

    /// <summary>A stack trace, a file of the hub's store, an exception by its name.</summary>
    [GeneratedRegex(@"\bat [A-Za-z]+\.[A-Za-z.]+\(|store\.db|[A-Za-z]Exception\b|\.cs:line|/keys/")]
    private static partial Regex Inside();

    /// <summary>What the message itself does wrong has the number of JSON-RPC, whatever refusal tells of it.</summary>
    private static bool IsNumberOf(long? number, JsonNode? entry) =>
        number == entry.NumberAt("/number") || number is -32700 or -32600 or -32601 or -32602;

    private static void Demand(bool holds, string what) => CaseFailure.Unless(holds, $"the form of the error: {what}");
}
