namespace Protocol.Workflows;

/// <summary>What a load check found: a code of spec/workflows.md, whether it rejects, where, and what to do.</summary>
public sealed record Finding(string Code, bool Rejects, string Pointer, string Message);
