using Protocol.Operations;

namespace Protocol.Server.Cli;

/// <summary>
/// What <c>signalbox next</c> prints: what the next claim would get (<c>ready</c>), or why it would get nothing
/// (<c>none-available</c>) and what stands nearest.
/// </summary>
internal sealed record Upcoming(
    string Outcome, IReadOnlyList<NextAction> Next, WorkStub? Work, string? Why, IReadOnlyList<WorkStub> Waiting);
