using System.Text.Json.Nodes;

namespace Protocol.Generator;

/// <summary>What is said to prove a requirement: a case, a check of every case, or a vector, by name.</summary>
/// <param name="Id">The id that it names.</param>
/// <param name="Kind">The member of the registry under which it stands.</param>
/// <param name="Name">Its own name.</param>
/// <param name="File">Where it stands.</param>
public sealed record Coverage(string Id, string Kind, string Name, string File)
{
    private const string Vectors = "conformance-tests/vectors";

    /// <summary>Everything that names an id.</summary>
    /// <param name="sources">The repository.</param>
    public static IReadOnlyList<Coverage> Read(Sources sources) =>
    [
        .. Of(sources, "cases", sources.Files("conformance-tests/cases", "*.json")),
        .. Of(sources, "checks", ["conformance-tests/checks.json"]),
        .. from file in sources.HasFolder(Vectors) ? sources.Files(Vectors, "*.json") : []
           let kind = file[(Vectors.Length + 1)..].Split('/', '.')[0]
           from one in Of(sources, kind, [file])
           select one,
    ];

    private static IEnumerable<Coverage> Of(Sources sources, string kind, IEnumerable<string> files) =>
        from file in files
        from one in Named(JsonNode.Parse(sources.Read(file)))
        from id in IdsOf(one)!
        let name = kind is "cases" or "checks" ? NameOf(one) : $"{Path.GetFileNameWithoutExtension(file)}/{NameOf(one)}"
        select new Coverage(id!.GetValue<string>(), kind, name, file);

    /// <summary>Every object, at any depth, that names requirements and is named itself.</summary>
    private static IEnumerable<JsonObject> Named(JsonNode? node) => node switch
    {
        JsonObject one when IdsOf(one) is not null && NameOf(one).Length > 0 => [one],
        JsonObject members => members.SelectMany(member => Named(member.Value)),
        JsonArray items => items.SelectMany(Named),
        _ => [],
    };

    /// <summary>A case has them under requirements, a vector under proves.</summary>
    private static JsonArray? IdsOf(JsonObject one) => (one["requirements"] ?? one["proves"]) as JsonArray;

    private static string NameOf(JsonObject one) =>
        ((one["id"] ?? one["name"]) as JsonValue)?.GetValue<string>() ?? "";
}
