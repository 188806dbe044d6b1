using System.Text;
using System.Text.Json.Nodes;

namespace Protocol.Generator;

/// <summary>All schemas in one document, each under its <c>$id</c>, so that nothing is fetched.</summary>
public static class SchemaBundle
{
    /// <summary>The text of the bundle: a line a schema.</summary>
    /// <param name="sources">The repository.</param>
    public static string Make(Sources sources)
    {
        var schemas = SchemaFiles.Read(sources).Select(schema => Line(schema.Key, schema.Value));
        var text = new StringBuilder()
            .Append("{\n")
            .Append("\"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n")
            .Append("\"$id\": \"").Append(SchemaFiles.IdBase).Append("bundle\",\n")
            .Append("\"title\": \"All schemas of the standard, each under its $id\",\n")
            .Append("\"$defs\": {\n")
            .AppendJoin(",\n", schemas)
            .Append("\n}\n}\n");
        return text.ToString();
    }

    private static string Line(string path, JsonObject schema)
    {
        SchemaFiles.Rewrite(schema, reference => IdOf(SchemaFiles.Target(path, reference)));
        return $"\"{IdOf(path)}\": {JsonTexts.OnOneLine(schema)}";
    }

    private static string IdOf(string path) => SchemaFiles.IdBase + path[..^".json".Length];
}
