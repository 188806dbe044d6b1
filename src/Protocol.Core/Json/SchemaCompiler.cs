using System.Runtime.InteropServices;
using System.Text.Json;

namespace Protocol.Json;

/// <summary>Loads a schema and the files to which it refers, and ties them together.</summary>
internal sealed class SchemaCompiler(Func<string, JsonElement?> resolveFile)
{
    private readonly SchemaFaults faults = new();
    private readonly Dictionary<string, SchemaDocument> documents = new(StringComparer.Ordinal);
    private readonly Queue<PendingReference> pending = new();

    /// <summary>The compiled schema, or the faults of it and of its files.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="name">Its path in the set, or nothing where it stands alone.</param>
    public SchemaLoad Compile(JsonElement schema, string name)
    {
        var root = Read(name, schema);
        while (pending.TryDequeue(out var reference)) Tie(reference);
        if (faults.IsEmpty) SchemaCycles.Find(documents.Values.SelectMany(document => document.Nodes), faults);
        return faults.IsEmpty ? new(new(root.Root!), []) : new(null, faults.Found);
    }

    private SchemaDocument Read(string name, JsonElement schema)
    {
        var document = new SchemaDocument(name);
        documents.Add(name, document);
        if (schema.ValueKind == JsonValueKind.Undefined)
        {
            faults.Add(document.Prefix, "", "There is no schema.");
            return document;
        }

        if (JsonMarshal.GetRawUtf8Value(schema).Length > SchemaLimits.MaxBytes)
        {
            faults.Add(document.Prefix, "limit", $"The schema has more than {SchemaLimits.MaxBytes} bytes.");
            return document;
        }

        document.Root = new SchemaReader(document, faults, pending).Read(schema.Clone());
        return document;
    }

    private void Tie(PendingReference reference)
    {
        var document = Document(reference);
        if (document?.Root is null) return;
        if (reference.Target.Definition is not { } name)
            reference.Node.Ref = document.Root;
        else if (document.Definitions.TryGetValue(name, out var node))
            reference.Node.Ref = node;
        else
            faults.Add(reference.Location, "$ref", $"There is no {JsonText.Quote(name)} under $defs.");
    }

    private SchemaDocument? Document(PendingReference reference)
    {
        var file = reference.Target.File;
        if (documents.TryGetValue(file, out var known)) return known;
        if (documents.Count >= SchemaLimits.MaxDocuments)
        {
            faults.Add(reference.Location, "limit", $"More than {SchemaLimits.MaxDocuments} files belong together.");
            return null;
        }

        if (resolveFile(file) is { } schema) return Read(file, schema);
        faults.Add(reference.Location, "$ref", $"There is no schema {JsonText.Quote(file)}; nothing is fetched.");
        return null;
    }
}
