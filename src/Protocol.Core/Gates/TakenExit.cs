namespace Protocol.Gates;

/// <summary>An exit that the item has taken, and on which subject: what a <c>history</c> criterion reads.</summary>
public sealed record TakenExit(string Step, string Exit, Subject? Subject = null);
