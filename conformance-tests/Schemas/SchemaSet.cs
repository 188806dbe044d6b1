using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Protocol.ConformanceTests.Wire;

namespace Protocol.ConformanceTests.Schemas;

/// <summary>
/// Validates by the schemas of the repository: the published subset of JSON Schema 2020-12, references by file name.
/// A keyword outside of it is an error of the schema and never passed over.
/// </summary>
internal static class SchemaSet
{
    private static readonly ConcurrentDictionary<string, JsonNode> Files = [];

    /// <summary>What is wrong with a document; nothing where it is valid.</summary>
    /// <param name="document">The document.</param>
    /// <param name="file">The schema, from the root of the repository.</param>
    public static IReadOnlyList<SchemaFault> Validate(JsonNode? document, string file)
    {
        var path = Repository.Path(file);
        return [.. new SchemaWalk(path).Check(document, Load(path), "")];
    }

    public static bool Has(string file) => File.Exists(Repository.Path(file));

    /// <summary>Finds what a reference names: the file, and the schema in it.</summary>
    public static (string File, JsonNode Schema) Resolve(string fromFile, string reference)
    {
        var parts = reference.Split('#');
        var file = parts[0].Length == 0
            ? fromFile
            : Path.GetFullPath(parts[0], Path.GetDirectoryName(fromFile)!);
        var schema = Load(file).At(parts.ElementAtOrDefault(1) ?? "")
            ?? throw new InvalidDataException($"{fromFile}: nothing at {reference}.");
        return (file, schema);
    }

    private static JsonNode Load(string path) =>
        Files.GetOrAdd(path, file => JsonNode.Parse(File.ReadAllText(file))!);
}
