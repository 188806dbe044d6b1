namespace Protocol.Workflows;

/// <summary>
/// What a workflow asks for and this hub does not do: it loads, and no work item can be made of it, but where a
/// criterion asks, which is then pending for ever [SB-FLOW-030].
/// </summary>
public sealed record Unserved(string Pointer, string Message);
