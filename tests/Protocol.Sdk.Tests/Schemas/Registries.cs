using System.Text.Json;

namespace Protocol.Sdk.Tests.Schemas;

/// <summary>The registries of the standard.</summary>
internal static class Registries
{
    /// <summary>The paths of those that are data, each beside its schema.</summary>
    public static IReadOnlyList<string> Paths { get; } =
    [
        .. SchemaFolder.Files("registries").Where(path => !path.EndsWith(".schema.json", StringComparison.Ordinal)),
        "methods.json",
    ];

    public static IEnumerable<JsonElement> Rows(string registry, string member) =>
        SchemaFolder.Read($"registries/{registry}.json").GetProperty(member).EnumerateArray();

    /// <summary>The operations of the profiles that this hub offers.</summary>
    public static IEnumerable<JsonElement> Methods =>
        SchemaFolder.Read("methods.json").GetProperty("methods").EnumerateArray()
            .Where(row => row.Text("profile") is not "notify");

    public static IEnumerable<string> EventTypes(string about) => Rows("event-types", "eventTypes")
        .Where(row => row.Text("about") == about).Select(row => row.Text("type"));

    public static IEnumerable<string> CriterionKinds(string decidedBy) => Rows("criterion-kinds", "criterionKinds")
        .Where(row => row.Text("decidedBy") == decidedBy).Select(row => row.Text("kind"));

    public static string Text(this JsonElement row, string member) => row.GetProperty(member).GetString()!;
}
