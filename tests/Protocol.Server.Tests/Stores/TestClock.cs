namespace Protocol.Server.Tests.Stores;

/// <summary>A clock that shows what a test sets, forward or back.</summary>
internal sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
