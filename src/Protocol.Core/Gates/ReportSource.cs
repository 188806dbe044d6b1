namespace Protocol.Gates;

/// <summary>
/// Where the run leaves its report, relative to the checkout (a glob), and its format: <c>trx</c> or <c>junit</c>.
/// </summary>
public sealed record ReportSource(string Path, string Format);
