using Protocol.Gates;
using Protocol.Principals;

namespace Protocol.WorkItems;

/// <summary>An exit that was taken, on which subject, by whom: what a <c>history</c> criterion reads.</summary>
public sealed record Passage(
    string Step, int Visit, string Exit, Subject? Subject, PrincipalId By, DateTimeOffset At);
