using System.Text.Json;

namespace Protocol.Json;

/// <summary>Reads the schemas of one file; whatever is not of the dialect is a fault, never passed over.</summary>
internal sealed class SchemaReader(SchemaDocument document, SchemaFaults faults, Queue<PendingReference> pending)
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";
    private readonly KeywordReader keywords = new(faults);

    /// <summary>Reads the schema that the file is.</summary>
    public SchemaNode Read(JsonElement schema) => Read(schema, document.Prefix, 1);

    private SchemaNode Read(JsonElement schema, string location, int depth)
    {
        var node = new SchemaNode { Location = location };
        if (!IsWithinLimits(location, depth)) return node;
        if (schema.ValueKind != JsonValueKind.Object)
        {
            faults.Add(location, "", "A schema is an object here; write {} for true and {\"not\": {}} for false.");
            return node;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in schema.EnumerateObject())
        {
            var name = JsonText.NameOf(member);
            var keyword = new SchemaKeyword(name, member.Value, JsonPointer.Member(location, name), depth);
            if (!names.Add(name)) faults.Add(keyword.Location, name, "The keyword occurs twice.");
            var isKnown = ReadDocument(keyword) || ReadReference(node, keyword)
                || ReadApplicator(node, keyword) || keywords.Read(node, keyword);
            if (!isKnown) Fault(keyword, Unknown(name));
        }

        return node;
    }

    private bool IsWithinLimits(string location, int depth)
    {
        document.Count++;
        if (document.Count == SchemaLimits.MaxSubschemas + 1)
            faults.Add(location, "limit", $"There are more than {SchemaLimits.MaxSubschemas} schemas in the file.");
        if (depth > SchemaLimits.MaxDepth)
            faults.Add(location, "limit", $"Schemas are nested more than {SchemaLimits.MaxDepth} levels deep.");
        return document.Count <= SchemaLimits.MaxSubschemas && depth <= SchemaLimits.MaxDepth;
    }

    private static string Unknown(string name)
    {
        var nearest = NearestName.Of(name, DialectKeywords.All);
        var hint = nearest is null ? "" : $"; did you mean {JsonText.Quote(nearest)}?";
        return $"The keyword {JsonText.Quote(name)} does not belong to this dialect{hint}";
    }

    private bool ReadDocument(SchemaKeyword keyword)
    {
        switch (keyword.Name)
        {
            case "$schema":
                if (keyword.Depth > 1 || !IsText(keyword.Value, text => text == Dialect))
                    Fault(keyword, $"The dialect is named at the root only, as {Dialect}.");
                return true;
            case "$id":
                if (keyword.Depth > 1 || !IsText(keyword.Value, IsAbsolute))
                    Fault(keyword, "An id stands at the root only, and is an https URI without a fragment.");
                return true;
            default:
                return DialectKeywords.Annotations.Contains(keyword.Name);
        }
    }

    private bool ReadReference(SchemaNode node, SchemaKeyword keyword)
    {
        if (keyword.Name != "$ref") return false;
        SchemaReference? target = null;
        if (IsText(keyword.Value, text => SchemaReference.TryParse(text, document.Name, out target)))
            pending.Enqueue(new(node, target!.Value, keyword.Location));
        else
            Fault(keyword, "A reference is '#', '#/$defs/name', or one of both behind a path as '../x/file.json'.");
        return true;
    }

    private bool ReadApplicator(SchemaNode node, SchemaKeyword keyword)
    {
        switch (keyword.Name)
        {
            case "$defs": ReadDefinitions(keyword); return true;
            case "properties": node.Properties = ReadNamed(keyword); return true;
            case "patternProperties": node.Patterns = ReadPatterns(keyword); return true;
            case "additionalProperties": ReadAdditional(node, keyword); return true;
            case "items": node.Items = ReadWithin(keyword); return true;
            case "not": node.Not = ReadWithin(keyword); return true;
            case "allOf": node.AllOf = ReadList(keyword); return true;
            case "anyOf": node.AnyOf = ReadList(keyword); return true;
            case "oneOf": node.OneOf = ReadList(keyword); return true;
            default: return false;
        }
    }

    private void ReadDefinitions(SchemaKeyword keyword)
    {
        foreach (var (name, node) in ReadNamed(keyword))
        {
            if (keyword.Depth == 1) document.Definitions.TryAdd(name, node);
        }
    }

    private void ReadAdditional(SchemaNode node, SchemaKeyword keyword)
    {
        if (keyword.Value.ValueKind == JsonValueKind.True) return;
        if (keyword.Value.ValueKind == JsonValueKind.False) node.IsClosed = true;
        else node.Additional = ReadWithin(keyword);
    }

    private Dictionary<string, SchemaNode> ReadNamed(SchemaKeyword keyword)
    {
        var named = new Dictionary<string, SchemaNode>(StringComparer.Ordinal);
        if (keyword.Value.ValueKind != JsonValueKind.Object)
        {
            Fault(keyword, "An object of schemas is wanted here.");
            return named;
        }

        foreach (var member in keyword.Value.EnumerateObject())
        {
            var name = JsonText.NameOf(member);
            var location = JsonPointer.Member(keyword.Location, name);
            if (!named.TryAdd(name, Read(member.Value, location, keyword.Depth + 1)))
                faults.Add(location, keyword.Name, "The name occurs twice.");
        }

        return named;
    }

    private List<KeyValuePair<SchemaPattern, SchemaNode>> ReadPatterns(SchemaKeyword keyword)
    {
        var patterns = new List<KeyValuePair<SchemaPattern, SchemaNode>>();
        foreach (var (source, node) in ReadNamed(keyword))
        {
            if (SchemaPattern.TryCreate(source, out var pattern, out var fault)) patterns.Add(new(pattern, node));
            else faults.Add(node.Location, keyword.Name, fault);
        }

        return patterns;
    }

    private List<SchemaNode> ReadList(SchemaKeyword keyword)
    {
        var nodes = new List<SchemaNode>();
        if (keyword.Value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in keyword.Value.EnumerateArray())
                nodes.Add(Read(item, JsonPointer.Item(keyword.Location, nodes.Count), keyword.Depth + 1));
        }

        if (nodes.Count == 0) Fault(keyword, "A list of at least one schema is wanted here.");
        return nodes;
    }

    private SchemaNode ReadWithin(SchemaKeyword keyword) => Read(keyword.Value, keyword.Location, keyword.Depth + 1);

    private static bool IsText(JsonElement value, Func<string, bool> test) =>
        value.ValueKind == JsonValueKind.String && test(JsonText.Of(value));

    private static bool IsAbsolute(string text) =>
        text.StartsWith("https://", StringComparison.Ordinal)
        && !text.Contains('#', StringComparison.Ordinal)
        && Uri.TryCreate(text, UriKind.Absolute, out _);

    private void Fault(SchemaKeyword keyword, string message) => faults.Add(keyword.Location, keyword.Name, message);
}
