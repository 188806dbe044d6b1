namespace Protocol.Workflows;

/// <summary>
/// What is proved at load: no path from start reaches <paramref name="Before"/> without each exit of
/// <paramref name="Requires"/>, and without one of <paramref name="AnyOf"/>.
/// </summary>
public sealed record Guarantee(
    string Before, IReadOnlyList<string>? Requires = null, IReadOnlyList<string>? AnyOf = null);
