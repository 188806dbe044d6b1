using Protocol.Gates;

namespace Protocol.Operations;

/// <summary>What a parked work item waits for.</summary>
public sealed record ParkView(string Exit, Subject? Subject, DateTimeOffset Deadline);
