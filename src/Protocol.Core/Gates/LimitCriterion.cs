using Protocol.Workflows;

namespace Protocol.Gates;

/// <summary>Judges whether a fact that the hub knows itself is within bounds.</summary>
internal static class LimitCriterion
{
    public static Judgement Judge(Inquiry inquiry)
    {
        var criterion = inquiry.Criterion;
        if (criterion.Fact is null || Facts.Read(criterion.Fact, inquiry.Item, inquiry.AsOf) is not { } value)
            return Judgement.Pending("criterion.unknown_kind", $"This hub does not know the fact '{criterion.Fact}'.");

        // An age grows from one instant to the next; a verdict that told it would never be the same again.
        var grows = Facts.Ages.Contains(criterion.Fact);
        var found = grows ? criterion.Fact : $"{criterion.Fact} is {value}";
        if (value > criterion.Max)
            return Judgement.Fail("limit.above", $"{found}: at most {criterion.Max} is allowed.");

        if (value < criterion.Min)
        {
            var until = grows ? inquiry.AsOf.AddMilliseconds(criterion.Min.Value - value) : (DateTimeOffset?)null;
            var message = $"{found}: at least {criterion.Min} is wanted.";
            return Judgement.Pending("limit.below", message) with { ValidUntil = until };
        }

        return criterion.Max is { } max && grows
            ? Judgement.Pass() with { ValidUntil = inquiry.AsOf.AddMilliseconds(max - value + 1) }
            : Judgement.Pass();
    }
}
