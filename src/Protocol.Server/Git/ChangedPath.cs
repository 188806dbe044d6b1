namespace Protocol.Server.Git;

/// <summary>A path whose mode or content differs between two trees; <paramref name="Kind"/> is <c>A</c>, <c>D</c>,
/// <c>M</c> or <c>T</c>. Renames are a removal and an addition.</summary>
internal sealed record ChangedPath(string Path, char Kind);
