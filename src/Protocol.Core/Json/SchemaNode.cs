using System.Text.Json;

namespace Protocol.Json;

/// <summary>One compiled schema. It is filled while a set is loaded, and never changes afterwards.</summary>
internal sealed class SchemaNode
{
    /// <summary>Where it stands, for faults of the schema.</summary>
    public required string Location { get; init; }

    public SchemaType? Type { get; set; }

    public IReadOnlyList<JsonElement>? Enum { get; set; }

    public HashSet<string>? EnumKeys { get; set; }

    public JsonElement? Const { get; set; }

    public string? ConstKey { get; set; }

    public Dictionary<string, SchemaNode>? Properties { get; set; }

    public IReadOnlyList<string> Required { get; set; } = [];

    public IReadOnlyList<KeyValuePair<SchemaPattern, SchemaNode>> Patterns { get; set; } = [];

    public SchemaNode? Additional { get; set; }

    public bool IsClosed { get; set; }

    public SchemaNode? Items { get; set; }

    public long? MinItems { get; set; }

    public long? MaxItems { get; set; }

    public bool UniqueItems { get; set; }

    public long? MinLength { get; set; }

    public long? MaxLength { get; set; }

    public SchemaPattern? Pattern { get; set; }

    public bool IsDateTime { get; set; }

    public IReadOnlyList<NumberBound> Bounds { get; set; } = [];

    public IReadOnlyList<SchemaNode> AllOf { get; set; } = [];

    public IReadOnlyList<SchemaNode>? AnyOf { get; set; }

    public IReadOnlyList<SchemaNode>? OneOf { get; set; }

    public SchemaNode? Not { get; set; }

    public SchemaNode? Ref { get; set; }

    /// <summary>The schemas that apply to the same value: those that must not lead back here.</summary>
    public IEnumerable<SchemaNode> InPlace =>
        [.. AllOf, .. AnyOf ?? [], .. OneOf ?? [], .. Not is null ? [] : new[] { Not }];
}
