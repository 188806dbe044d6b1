using System.Text.Json.Nodes;
using Protocol.ConformanceTests.Wire;

namespace Protocol.ConformanceTests.Cases;

/// <summary>A case as it is written in cases/, with the variables that it starts with.</summary>
internal sealed record TestCase(
    string Id, JsonObject Source, JsonObject File, IReadOnlyDictionary<string, JsonNode> Given)
{
    public const string Schema = "conformance-tests/schemas/case.json";

    private static readonly Dictionary<string, JsonNode> Nothing = [];

    public static IReadOnlyDictionary<string, TestCase> All { get; } =
        Files.SelectMany(file => Of(Read(file))).ToDictionary(test => test.Id);

    public static IEnumerable<string> Files =>
        Directory.EnumerateFiles(Repository.Path("conformance-tests", "cases"), "*.json").Order();

    public IEnumerable<string> Requirements => Texts("/requirements");

    public IEnumerable<string> Profiles => Texts("/profiles");

    /// <summary>Who has a key, to enrol with and to sign with.</summary>
    public IEnumerable<string> People => Source["people"] is null ? [] : Texts("/people");

    public IEnumerable<KeyValuePair<string, string>> Actors =>
        Source["actors"]!.AsObject().Select(actor => KeyValuePair.Create(actor.Key, actor.Value!.GetValue<string>()));

    /// <summary>Whether the events that the preparation wrote are under test, too.</summary>
    public bool AuditsAll => Source.TextAt("/audit") == "all";

    /// <summary>Whether there is a journal left to look at when the case has ended.</summary>
    public bool Audits => Source.TextAt("/audit") != "none";

    public JsonArray Steps => Source["steps"]!.AsArray();

    public static JsonObject Read(string file) => JsonNode.Parse(System.IO.File.ReadAllText(file))!.AsObject();

    private static IEnumerable<TestCase> Of(JsonObject file) =>
        file["cases"]!.AsArray().SelectMany(source => Expand(source!.AsObject(), file));

    /// <summary>A case with verbs stands for one case an operation that carries a claim handle.</summary>
    private static IEnumerable<TestCase> Expand(JsonObject source, JsonObject file)
    {
        var id = source.TextAt("/id")!;
        if (source["verbs"] is not { } arguments)
            return [new(id, source, file, Nothing)];

        return HolderVerbs.All.Select(verb => new TestCase($"{id}.{verb.Replace('/', '-')}", source, file,
            new Dictionary<string, JsonNode>
            {
                ["verb"] = verb,
                ["arguments"] = arguments[verb] ?? new JsonObject(),
            }));
    }

    private IEnumerable<string> Texts(string pointer) =>
        Source.At(pointer)!.AsArray().Select(text => text!.GetValue<string>());
}
