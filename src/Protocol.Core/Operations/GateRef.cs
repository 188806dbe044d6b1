using Protocol.Gates;

namespace Protocol.Operations;

/// <summary>A gate of the pinned workflow, and the digest of its canonical form.</summary>
public sealed record GateRef(string Id, Digest Digest);
