namespace Protocol.Workflows;

/// <summary>
/// Bounds an edge that leads back: at most <paramref name="Max"/> times, then to <paramref name="Then"/>.
/// </summary>
public sealed record Loop(int Max, string Then);
