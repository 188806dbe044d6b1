namespace Protocol.WorkItems;

/// <summary>What the kernel answers to a command.</summary>
public abstract record Decision
{
    /// <summary>The command took effect: these events, in order, have now happened.</summary>
    public sealed record Accepted(IReadOnlyList<StampedEvent> Events, Protocol.Operations.Verdict? Verdict = null)
        : Decision;

    /// <summary>The command changed nothing, and that is an expected outcome: <c>held</c> by another, or a gate that
    /// did not pass.</summary>
    public sealed record Unmoved(string Outcome, long? RetryAfterMs = null, Protocol.Operations.Verdict? Verdict = null)
        : Decision;

    /// <summary>The command changed nothing, and that is an error.</summary>
    public sealed record Refused(Protocol.Operations.Refusal Refusal) : Decision;

    private Decision() { }
}
