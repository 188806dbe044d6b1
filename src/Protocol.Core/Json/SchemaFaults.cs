namespace Protocol.Json;

/// <summary>Collects faults of a schema, up to a number.</summary>
internal sealed class SchemaFaults
{
    private readonly List<SchemaFault> found = [];

    /// <summary>What was found.</summary>
    public IReadOnlyList<SchemaFault> Found => found;

    /// <summary>Whether nothing was found.</summary>
    public bool IsEmpty => found.Count == 0;

    /// <summary>Keeps a fault.</summary>
    public void Add(string pointer, string keyword, string message)
    {
        if (found.Count < SchemaLimits.MaxFaults) found.Add(new(pointer, keyword, message));
    }
}
