namespace Protocol.Json;

/// <summary>Finds references that lead back to themselves without a member or an item between, on which a validation
/// would never end, and chains of references that are too long.</summary>
internal sealed class SchemaCycles
{
    private readonly SchemaFaults faults;

    /// <summary>Schemas that are done, with the most references that follow each other from there on.</summary>
    private readonly Dictionary<SchemaNode, int> hops = [];
    private readonly HashSet<SchemaNode> open = [];

    private SchemaCycles(SchemaFaults faults) => this.faults = faults;

    /// <summary>Looks through all schemas that are reached from these.</summary>
    public static void Find(IEnumerable<SchemaNode> roots, SchemaFaults faults)
    {
        var search = new SchemaCycles(faults);
        foreach (var node in SchemaTree.All(roots))
        {
            if (!faults.IsEmpty) return;
            search.Follow(node, 0);
        }
    }

    private int Follow(SchemaNode node, int before)
    {
        if (hops.TryGetValue(node, out var known))
        {
            if (before + known > SchemaLimits.MaxRefHops) TooLong(node);
            return known;
        }

        if (before > SchemaLimits.MaxRefHops || !faults.IsEmpty)
        {
            TooLong(node);
            return 0;
        }

        if (!open.Add(node))
        {
            faults.Add(node.Location, "$ref", "This schema refers to itself without a member or an item between.");
            return 0;
        }

        var most = node.Ref is null ? 0 : 1 + Follow(node.Ref, before + 1);
        foreach (var next in node.InPlace) most = Math.Max(most, Follow(next, before));
        open.Remove(node);
        hops[node] = most;
        return most;
    }

    private void TooLong(SchemaNode node)
    {
        if (!faults.IsEmpty) return;
        faults.Add(node.Location, "limit", $"More than {SchemaLimits.MaxRefHops} references follow each other.");
    }
}
