using System.Globalization;
using System.Text.Json.Nodes;

namespace Protocol.Generator;

/// <summary>The tables of the pages that repeat a registry.</summary>
public static class RegistryTables
{
    /// <summary>The codes of errors.</summary>
    /// <param name="sources">The repository.</param>
    public static string Errors(Sources sources) => Table(
        ["code", "number", "retry", "title"],
        Rows(sources, "errors", "errors").OrderBy(row => row["number"]!.GetValue<int>()).Select(row => (string[])
            [Code(row, "code"), row["number"]!.ToString(), Code(row, "retry"), Text(row, "title")]));

    /// <summary>The reasons of criteria.</summary>
    /// <param name="sources">The repository.</param>
    public static string Reasons(Sources sources) => Table(
        ["code", "status", "meaning"],
        Rows(sources, "reasons", "reasons").Select(row => (string[])
            [Code(row, "code"), Text(row, "status"), Text(row, "meaning")]));

    /// <summary>The words of next actions.</summary>
    /// <param name="sources">The repository.</param>
    public static string NextActions(Sources sources) => Table(
        ["action", "meaning", "operation"],
        Rows(sources, "next-actions", "nextActions").Select(row => (string[])
            [Code(row, "action"), Text(row, "meaning"), row.ContainsKey("operation") ? Code(row, "operation") : ""]));

    /// <summary>The types of events.</summary>
    /// <param name="sources">The repository.</param>
    public static string Events(Sources sources) => Table(
        ["type", "about", "profile"],
        Rows(sources, "event-types", "eventTypes").Select(row => (string[])
            [Code(row, "type"), Text(row, "about"), Code(row, "profile")]));

    /// <summary>The statements that the standard knows.</summary>
    /// <param name="sources">The repository.</param>
    public static string EvidenceKinds(Sources sources) => Table(
        ["predicate type", "meaning"],
        Rows(sources, "evidence-kinds", "evidenceKinds").Select(row => (string[])
            [Code(row, "predicateType"), Text(row, "meaning")]));

    /// <summary>The limits that describe tells.</summary>
    /// <param name="sources">The repository.</param>
    public static string Limits(Sources sources) => Table(
        ["limit", "default", "meaning", "what exceeds it"],
        Rows(sources, "limits", "limits").Select(row => (string[])
        [
            Code(row, "name"), row["default"]!.GetValue<long>().ToString("N0", CultureInfo.InvariantCulture),
            Text(row, "meaning"), Text(row, "exceeded"),
        ]));

    /// <summary>The operations of each scope.</summary>
    /// <param name="sources">The repository.</param>
    public static string Scopes(Sources sources) => Table(
        ["scope", "operations"],
        Methods(sources).GroupBy(row => Text(row, "scope")).Select(scope => (string[])
            [$"`{scope.Key}`", List(scope.Select(row => Text(row, "operation")))]));

    /// <summary>What each profile has.</summary>
    /// <param name="sources">The repository.</param>
    public static string ProfileTable(Sources sources) => Table(
        ["profile", "operations", "requirements"],
        Rows(sources, "profiles", "profiles").Select(row => (string[])
        [
            Code(row, "profile"),
            List(Methods(sources).Where(method => Text(method, "profile") == Text(row, "profile"))
                .Select(method => Text(method, "operation"))),
            Ranges(row),
        ]));

    /// <summary>The bindings, each with its version.</summary>
    /// <param name="sources">The repository.</param>
    public static string Bindings(Sources sources) => Table(
        ["binding", "version", "page", "requirements"],
        Rows(sources, "profiles", "bindings").Select(row => (string[])
        [
            Code(row, "binding"), Text(row, "version"),
            $"[bindings/{Text(row, "page")}](bindings/{Text(row, "page")})", Ranges(row),
        ]));

    private static string Ranges(JsonObject row) => string.Join("; ", row["requirements"]!.AsArray().Select(range =>
        range!["from"] is { } first
            ? $"{range["area"]} {first.GetValue<int>():000} to {range["to"]!.GetValue<int>():000}"
            : $"{range["area"]}"));

    private static string List(IEnumerable<string> words)
    {
        var all = string.Join(", ", words.Select(word => $"`{word}`"));
        return all.Length == 0 ? "none" : all;
    }

    private static string Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows) =>
        string.Join('\n', rows.Prepend([.. headings.Select(_ => "---")]).Prepend(headings)
            .Select(cells => $"| {string.Join(" | ", cells)} |")).Replace("|  |", "| |", StringComparison.Ordinal);

    private static IEnumerable<JsonObject> Methods(Sources sources) =>
        sources.ReadJson("schemas/methods.json")["methods"]!.AsArray().Select(row => row!.AsObject());

    private static IEnumerable<JsonObject> Rows(Sources sources, string registry, string member) =>
        sources.ReadJson($"schemas/registries/{registry}.json")[member]!.AsArray().Select(row => row!.AsObject());

    private static string Text(JsonObject row, string member) => row[member]!.GetValue<string>();

    private static string Code(JsonObject row, string member) => $"`{Text(row, member)}`";
}
