using Protocol.Operations;

namespace Protocol.Gates;

/// <summary>
/// Whether something of an instant is young enough for a criterion, and until when: a maximal age has passed at its
/// very instant [SB-GATE-047].
/// </summary>
internal sealed record Age(Judgement? WhyNot, DateTimeOffset? Until = null)
{
    public static Age Of(Inquiry inquiry, DateTimeOffset at)
    {
        var freshness = inquiry.Criterion.Freshness;
        if (freshness?.NotBefore is { } name)
        {
            if (!inquiry.Inputs.Instants.TryGetValue(name, out var earliest))
            {
                return new(Judgement.Pending(
                    "criterion.unknown_kind", $"This hub does not know the instant '{name}'."));
            }

            // What led into a step is of the very instant of its entry, and not from after it.
            if (at <= earliest)
                return new(Judgement.Pending("evidence.stale", $"It is not from after {name}."));
        }

        // An age that is none, such as PT0S, is no age without end: it has passed at once.
        var until = freshness?.MaxAge is { } age ? Add(at, Durations.Read(age)?.TotalMilliseconds ?? 0) : null;
        return until <= inquiry.AsOf
            ? new(Judgement.Pending("evidence.stale", "It is older than this criterion allows."))
            : new(null, until);
    }

    /// <summary>The instant so many milliseconds later; null where the calendar ends before.</summary>
    public static DateTimeOffset? Add(DateTimeOffset at, double milliseconds) =>
        milliseconds < (DateTimeOffset.MaxValue - at).TotalMilliseconds ? at.AddMilliseconds(milliseconds) : null;
}
