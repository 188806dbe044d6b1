namespace Protocol.Json;

/// <summary>Walks through compiled schemas.</summary>
internal static class SchemaTree
{
    /// <summary>Every schema that is reached from these, once, in an order that depends on the schemas only.</summary>
    public static IEnumerable<SchemaNode> All(IEnumerable<SchemaNode> roots)
    {
        var seen = new HashSet<SchemaNode>();
        var waiting = new Queue<SchemaNode>(roots);
        while (waiting.TryDequeue(out var node))
        {
            if (!seen.Add(node)) continue;
            yield return node;
            foreach (var next in Next(node)) waiting.Enqueue(next);
        }
    }

    private static IEnumerable<SchemaNode> Next(SchemaNode node)
    {
        SchemaNode?[] single = [node.Ref, node.Items, node.Additional];
        return single.OfType<SchemaNode>()
            .Concat(node.InPlace)
            .Concat(node.Properties?.Values.AsEnumerable() ?? [])
            .Concat(node.Patterns.Select(pattern => pattern.Value));
    }
}
