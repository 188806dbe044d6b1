using System.Text.Json;

namespace Protocol.ConformanceTests.Wire;

/// <summary>How a hub under test is prepared, launched and addressed: schemas/hub.json.</summary>
internal sealed record HubManifest(
    string Name,
    IReadOnlyDictionary<string, HubManifest.Executable> Programs,
    IReadOnlyList<IReadOnlyList<string>> Prepare,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Bindings,
    IReadOnlyDictionary<string, HubManifest.Credential> Actors,
    IReadOnlyList<string> Profiles)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public string Store { get; init; } = ".";

    /// <summary>The manifest that SIGNALBOX_HUB names; ours where it is not set.</summary>
    public static HubManifest Current { get; } = Read(
        System.Environment.GetEnvironmentVariable("SIGNALBOX_HUB")
            ?? Repository.Path("conformance-tests", "hubs", "signalbox.json"));

    public static HubManifest Read(string file) =>
        JsonSerializer.Deserialize<HubManifest>(File.ReadAllText(file), Web)!;

    /// <summary>Fills in the places of the programs.</summary>
    public string Fill(string text) =>
        Programs.Aggregate(text, (filled, program) => filled.Replace(
            $"{{{program.Key}}}", program.Value.Locate(), StringComparison.Ordinal));

    /// <summary>The program that is not there, or null where all are.</summary>
    public string? FindMissing() => Programs.Values.Select(program => program.Locate()).FirstOrDefault(
        path => !File.Exists(path));

    /// <summary>A program of the hub.</summary>
    internal sealed record Executable(string Variable, string Path)
    {
        public string Locate() =>
            System.Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? path : Repository.Path(Path);
    }

    /// <summary>How an actor's process says who it is.</summary>
    internal sealed record Credential(IReadOnlyDictionary<string, string> Environment, string? SecretFile = null);
}
