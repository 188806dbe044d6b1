namespace Protocol.Gates;

/// <summary>
/// The two compositions over three values [SB-GATE-001]: what is waived or does not apply holds nobody up.
/// </summary>
internal static class Kleene
{
    /// <summary>All must pass; over nothing it passes.</summary>
    public static VerdictStatus All(IEnumerable<CriterionStatus> required)
    {
        var result = VerdictStatus.Pass;
        foreach (var status in required)
        {
            if (status is CriterionStatus.Fail)
                return VerdictStatus.Fail;

            if (status is CriterionStatus.Pending)
                result = VerdictStatus.Pending;
        }

        return result;
    }

    /// <summary>One of those that apply must pass [SB-GATE-046].</summary>
    public static Judgement Any(IReadOnlyList<Judgement> alternatives)
    {
        var until = alternatives.Min(one => one.ValidUntil);
        var applying = alternatives.Where(one => one.Status is not CriterionStatus.NotApplicable).ToList();
        if (applying.Count == 0)
            return alternatives[0] with { ValidUntil = until };

        if (applying.Find(one => one.Status is CriterionStatus.Pass) is { } passing)
            return passing with { ValidUntil = until };

        return new(
            applying.TrueForAll(one => one.Status is CriterionStatus.Fail)
                ? CriterionStatus.Fail
                : CriterionStatus.Pending,
            [.. applying.SelectMany(one => one.Reasons)],
            [.. applying.SelectMany(one => one.Evidence).Distinct()],
            applying.Max(one => one.Have),
            until,
            applying.Exists(one => one.IsAsked));
    }
}
