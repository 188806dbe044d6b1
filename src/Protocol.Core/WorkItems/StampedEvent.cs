using Protocol.Principals;

namespace Protocol.WorkItems;

/// <summary>An event, the instant at which it happened, and who caused it. What time did, the hub caused.</summary>
public sealed record StampedEvent(WorkItemEvent Event, DateTimeOffset At, Actor Actor);
