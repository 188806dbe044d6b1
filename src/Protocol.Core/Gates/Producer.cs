using Protocol.Principals;

namespace Protocol.Gates;

/// <summary>Somebody who produced the subject: what exclusions are computed from [SB-GATE-022].</summary>
public sealed record Producer(PrincipalId Principal, string Party, PrincipalId? Sponsor = null);
