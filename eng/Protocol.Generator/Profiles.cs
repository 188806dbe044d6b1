using System.Text.Json.Nodes;

namespace Protocol.Generator;

/// <summary>Which profile or binding a requirement belongs to: schemas/registries/profiles.json.</summary>
/// <param name="sources">The repository.</param>
public sealed class Profiles(Sources sources)
{
    private readonly IReadOnlyList<(string Name, JsonObject Range)> _ranges =
    [
        .. from part in (string[])["profiles", "bindings"]
           from entry in sources.ReadJson("schemas/registries/profiles.json")[part]!.AsArray()
           let name = (entry!["profile"] ?? entry["binding"])!.GetValue<string>()
           from range in entry["requirements"]!.AsArray()
           select (name, range!.AsObject()),
    ];

    /// <summary>The one whose range is the narrowest that has the requirement.</summary>
    /// <param name="requirement">The requirement.</param>
    /// <exception cref="FormatException">It belongs to none.</exception>
    public string Of(Requirement requirement)
    {
        var fitting =
            from entry in _ranges
            where entry.Range["area"]!.GetValue<string>() == requirement.Area
            let first = entry.Range["from"]?.GetValue<int>() ?? 0
            let last = entry.Range["to"]?.GetValue<int>() ?? 999
            where first <= requirement.Number && requirement.Number <= last
            orderby last - first
            select entry.Name;
        return fitting.FirstOrDefault() ?? throw new FormatException(
            $"{requirement.Id} is of no profile: give its area to one in schemas/registries/profiles.json.");
    }
}
