namespace Protocol.Workflows;

/// <summary>
/// What a workflow asks for and this hub does not do: it loads, and no work item can be made of it [SB-FLOW-030].
/// </summary>
public sealed record Unserved(string Pointer, string Message);
