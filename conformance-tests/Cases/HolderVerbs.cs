using System.Text.Json.Nodes;
using Protocol.ConformanceTests.Wire;

namespace Protocol.ConformanceTests.Cases;

/// <summary>
/// The operations that carry a claim handle, by the table of methods: a new one is under test on the day on which it is
/// added.
/// </summary>
internal static class HolderVerbs
{
    public static IReadOnlyList<string> All { get; } =
    [
        .. JsonNode.Parse(File.ReadAllText(Repository.Path("schemas", "methods.json"))).At("/methods")!.AsArray()
            .Where(method => method.At("/holder")?.GetValue<bool>() is true)
            .Select(method => method.TextAt("/operation")!),
    ];
}
