using Protocol.Gates;
using Protocol.Principals;

namespace Protocol.Workflows;

/// <summary>A role of a workflow: which kinds of principal may have it, and how many there are thought to be.</summary>
public sealed record Role(IReadOnlyList<PrincipalKind>? Kinds = null, int? Pool = null, Trust? Trust = null);
