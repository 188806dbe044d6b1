namespace Protocol.Gates;

/// <summary>A report file as the verifier stored it; <paramref name="Format"/> is <c>trx</c> or <c>junit</c>.</summary>
public sealed record ReportFile(string Format, Digest Digest, long Bytes);
