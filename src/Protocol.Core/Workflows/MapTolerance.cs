namespace Protocol.Workflows;

/// <summary>How many targets of a map may fail, as a number or a share with <c>%</c>.</summary>
public sealed record MapTolerance(string Failed);
