namespace Protocol.Server.Stores;

/// <summary>
/// The identity of a workspace: its name, the hub's secret key (32 bytes), and the epoch of its fences.
/// </summary>
internal sealed record Workspace(string Id, ReadOnlyMemory<byte> HubKey, long Epoch);
