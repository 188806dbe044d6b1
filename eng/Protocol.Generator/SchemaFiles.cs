using System.Text.Json.Nodes;

namespace Protocol.Generator;

/// <summary>The schemas that are written by hand, below schemas/.</summary>
public static class SchemaFiles
{
    /// <summary>What every <c>$id</c> begins with.</summary>
    public const string IdBase = "https://w3id.org/signalbox/0.1/";

    private static readonly string[] Generated = ["bundle.json", "openrpc.json"];

    /// <summary>The schemas by their paths below schemas/, in the order of their code units.</summary>
    /// <param name="sources">The repository.</param>
    public static IReadOnlyList<KeyValuePair<string, JsonObject>> Read(Sources sources) =>
    [
        .. from file in sources.Files("schemas", "*.json")
           let path = file["schemas/".Length..]
           where !path.StartsWith("examples/", StringComparison.Ordinal) && !Generated.Contains(path)
           let schema = sources.ReadJson(file)
           where schema.ContainsKey("$id")
           select KeyValuePair.Create(path, schema),
    ];

    /// <summary>The path of the file to which a reference leads, below schemas/.</summary>
    /// <param name="from">The path of the file in which it stands.</param>
    /// <param name="reference">The reference: a path, relative to that file.</param>
    public static string Target(string from, string reference) =>
        new Uri(new Uri("file:///" + from), reference).AbsolutePath[1..];

    /// <summary>Rewrites every reference in a schema to another file.</summary>
    /// <param name="schema">The schema or a part of it; it is changed.</param>
    /// <param name="rewrite">Gives the new reference for the old one.</param>
    public static void Rewrite(JsonNode? schema, Func<string, string> rewrite)
    {
        if (schema is JsonArray items)
        {
            foreach (var item in items) Rewrite(item, rewrite);
        }

        if (schema is not JsonObject members) return;
        foreach (var (_, value) in members) Rewrite(value, rewrite);
        if (members["$ref"] is JsonValue reference && reference.GetValue<string>() is ['.' or (>= 'a' and <= 'z'), ..])
            members["$ref"] = rewrite(reference.GetValue<string>());
    }
}
