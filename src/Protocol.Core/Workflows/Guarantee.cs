namespace Protocol.Workflows;

/// <summary>What is proved at load: no path from start reaches <paramref name="Before"/> without these exits.</summary>
public sealed record Guarantee(string Before, IReadOnlyList<string> Requires);
