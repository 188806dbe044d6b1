using Protocol.Gates;

namespace Protocol.Operations;

/// <summary>A workflow, pinned by the digest of its canonical form.</summary>
public sealed record WorkflowRef(string Id, string Version, Digest Digest);
