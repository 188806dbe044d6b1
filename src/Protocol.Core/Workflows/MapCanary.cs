namespace Protocol.Workflows;

/// <summary>How many targets of a map go first, and the gate that lets the others follow.</summary>
public sealed record MapCanary(int First, string Gate);
