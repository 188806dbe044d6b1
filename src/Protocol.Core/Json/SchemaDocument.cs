namespace Protocol.Json;

/// <summary>One file of a set of schemas, or the schema that was handed in, whose name is empty.</summary>
internal sealed class SchemaDocument(string name)
{
    /// <summary>The path of the file in the set.</summary>
    public string Name { get; } = name;

    /// <summary>The schema that the file is.</summary>
    public SchemaNode? Root { get; set; }

    /// <summary>The schemas under <c>$defs</c> of the root, to which references lead.</summary>
    public Dictionary<string, SchemaNode> Definitions { get; } = new(StringComparer.Ordinal);

    /// <summary>The schemas from which all others are reached.</summary>
    public IEnumerable<SchemaNode> Nodes => Definitions.Values.Prepend(Root!);

    /// <summary>How many schemas are in it so far.</summary>
    public int Count { get; set; }

    /// <summary>What locations in it start with.</summary>
    public string Prefix => Name.Length == 0 ? "" : Name + "#";
}
