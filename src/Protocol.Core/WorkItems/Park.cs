using Protocol.Gates;
using Protocol.Principals;

namespace Protocol.WorkItems;

/// <summary>The item waits at an exit for what others must decide, until a deadline [SB-GATE-013].</summary>
public sealed record Park(string Exit, Subject? Subject, PrincipalId By, DateTimeOffset Since, DateTimeOffset Deadline);
