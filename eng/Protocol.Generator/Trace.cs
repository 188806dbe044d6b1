using System.Text.Json.Nodes;

namespace Protocol.Generator;

/// <summary>The registry of requirements: what each says, whom it binds, and what proves it.</summary>
public static class Trace
{
    /// <summary>Where it is kept.</summary>
    public const string Path = "conformance-tests/requirements.json";

    /// <summary>Where it is said by hand why nothing proves a requirement.</summary>
    public const string ExclusionPath = "conformance-tests/exclusions.json";

    /// <summary>The text of the registry.</summary>
    /// <param name="sources">The repository.</param>
    public static string Make(Sources sources)
    {
        var entries = new JsonArray([.. Entries(sources)]);
        return JsonTexts.AsFile(new JsonObject
        {
            ["$schema"] = "schemas/requirements.json",
            ["spec"] = "0.1",
            ["requirements"] = entries,
        });
    }

    /// <summary>The exclusions as a table.</summary>
    /// <param name="sources">The repository.</param>
    public static string ExclusionTable(Sources sources) =>
        "| requirement | seen | why no case and no vector names it |\n| --- | --- | --- |\n"
        + string.Join('\n', Exclusions(sources).Select(one =>
            $"| {string.Join(", ", Ids(one))} | {one["observable"]} | {one["reason"]} |"));

    /// <summary>The exclusions, as they are written.</summary>
    /// <param name="sources">The repository.</param>
    public static IEnumerable<JsonObject> Exclusions(Sources sources) =>
        sources.ReadJson(ExclusionPath)["exclusions"]!.AsArray().Select(one => one!.AsObject());

    /// <summary>The ids that an exclusion names.</summary>
    /// <param name="exclusion">The exclusion.</param>
    public static IEnumerable<string> Ids(JsonObject exclusion) =>
        exclusion["requirements"]!.AsArray().Select(id => id!.GetValue<string>());

    private static IEnumerable<JsonObject> Entries(Sources sources)
    {
        var profiles = new Profiles(sources);
        var coverage = Coverage.Read(sources).ToLookup(one => one.Id);
        var exclusions = Exclusions(sources)
            .SelectMany(one => Ids(one).Select(id => (id, one)))
            .ToLookup(pair => pair.id, pair => pair.one);
        return Requirements.Read(sources).Select(requirement =>
            Entry(requirement, profiles.Of(requirement), coverage[requirement.Id], exclusions[requirement.Id]));
    }

    private static JsonObject Entry(
        Requirement requirement, string profile, IEnumerable<Coverage> coverage, IEnumerable<JsonObject> exclusions)
    {
        var excluded = exclusions.FirstOrDefault();
        var entry = new JsonObject
        {
            ["id"] = requirement.Id,
            ["level"] = requirement.Level,
            ["actor"] = requirement.Actor,
            ["profile"] = profile,
            ["page"] = requirement.Page,
            ["text"] = requirement.Text,
            ["observable"] = excluded?["observable"]?.GetValue<string>() ?? SeenBy(requirement),
        };
        foreach (var kind in coverage.GroupBy(one => one.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            var names = kind.Select(one => one.Name).Distinct().Order(StringComparer.Ordinal);
            entry[kind.Key] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]);
        }

        if (excluded is not null)
            entry["excluded"] = excluded["reason"]!.GetValue<string>();

        return entry;
    }

    private static string SeenBy(Requirement requirement) => requirement.Actor switch
    {
        "claim" or "publisher" => "document",
        _ when requirement.Area == "CLI" => "process",
        _ => "wire",
    };
}
