using Protocol.Gates;
using Protocol.Principals;

namespace Protocol.Operations;

/// <summary>Facts that the last holder left, written by the hub.</summary>
public sealed record Recovery(PrincipalId From, DateTimeOffset Since, string Ended, string? Note, Subject? Subject);
