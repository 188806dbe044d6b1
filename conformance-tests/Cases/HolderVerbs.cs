using System.Text.Json.Nodes;
using Protocol.ConformanceTests.Wire;

namespace Protocol.ConformanceTests.Cases;

/// <summary>
/// The operations that carry a claim handle, by their schemas: a new one is under test on the day on which it is added.
/// </summary>
internal static class HolderVerbs
{
    private const string Suffix = ".request.json";

    /// <summary>Operations whose request cannot be without a claim.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Path("schemas", "operations"), $"*{Suffix}")
            .Where(RequiresClaim)
            .Select(file => Path.GetFileName(file)[..^Suffix.Length])
            .Select(name => $"{name[..name.IndexOf('-', StringComparison.Ordinal)]}/" +
                name[(name.IndexOf('-', StringComparison.Ordinal) + 1)..])
            .Order(),
    ];

    private static bool RequiresClaim(string file) =>
        JsonNode.Parse(File.ReadAllText(file)).At("/required") is JsonArray required &&
        required.Any(name => name!.GetValue<string>() == "claim");
}
