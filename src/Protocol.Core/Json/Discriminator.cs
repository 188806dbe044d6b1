using System.Text.Json;

namespace Protocol.Json;

/// <summary>The member that says which of several objects an object is.</summary>
/// <param name="Name">The name of the member.</param>
/// <param name="Tags">Its possible values, in the order of the schemas.</param>
/// <param name="Rules">The schema for each value.</param>
/// <param name="Rest">The schema for every other value, where there is one.</param>
internal sealed record Discriminator(
    string Name,
    IReadOnlyList<JsonElement> Tags,
    IReadOnlyDictionary<string, SchemaNode> Rules,
    SchemaNode? Rest = null)
{
    /// <summary>The member that tells these schemas apart, if one does.</summary>
    public static Discriminator? Find(IReadOnlyList<SchemaNode> rules) => rules.Count == 0
        ? null
        : Resolve(rules[0]).Required.Select(name => Of(name, rules)).FirstOrDefault(found => found is not null);

    private static Discriminator? Of(string name, IReadOnlyList<SchemaNode> rules)
    {
        var tags = new List<JsonElement>();
        var tagged = new Dictionary<string, SchemaNode>(StringComparer.Ordinal);
        SchemaNode? rest = null;
        foreach (var rule in rules)
        {
            if (TagOf(Resolve(rule), name) is { } tag && tagged.TryAdd(JsonText.Of(tag), rule)) tags.Add(tag);
            else if (rest is null && tags.Count > 1) rest = rule;
            else return null;
        }

        return new(name, tags, tagged, rest);
    }

    private static JsonElement? TagOf(SchemaNode rule, string name)
    {
        if (!rule.Required.Contains(name) || rule.Properties?.TryGetValue(name, out var property) != true) return null;
        property = Resolve(property!);
        var tag = property.Enum is { Count: 1 } ? property.Enum[0] : property.Const;
        return tag is { ValueKind: JsonValueKind.String } ? tag : null;
    }

    private static SchemaNode Resolve(SchemaNode node)
    {
        while (node is { Ref: not null, Properties: null, Enum: null, Const: null }) node = node.Ref;
        return node;
    }
}
