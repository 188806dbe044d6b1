namespace Protocol.Sdk.Tests;

/// <summary>A clock that moves only when it is told to.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Alarm> _alarms = [];
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            var alarm = new Alarm(() => callback(state), this, _now + dueTime);
            _alarms.Add(alarm);
            return alarm;
        }
    }

    /// <summary>Moves on, once somebody waits.</summary>
    public void Step(TimeSpan by)
    {
        SpinWait.SpinUntil(() => Waiting > 0, TimeSpan.FromSeconds(5));
        Alarm[] due;
        lock (_lock)
        {
            _now += by;
            due = [.. _alarms.Where(alarm => alarm.At <= _now)];
            _alarms.RemoveAll(due.Contains);
        }

        foreach (var alarm in due)
            alarm.Ring();
    }

    private int Waiting
    {
        get
        {
            lock (_lock)
                return _alarms.Count;
        }
    }

    private sealed record Alarm(Action Ring, SteppedTime Clock, DateTimeOffset At) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            lock (Clock._lock)
                Clock._alarms.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
