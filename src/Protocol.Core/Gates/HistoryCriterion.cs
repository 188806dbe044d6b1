namespace Protocol.Gates;

/// <summary>Judges whether named exits were taken on this very subject.</summary>
internal static class HistoryCriterion
{
    public static Judgement Judge(Inquiry inquiry)
    {
        var taken = inquiry.Inputs.Passages.Where(one => inquiry.IsAbout(one.Subject))
            .Select(one => $"{one.Step}.{one.Exit}").ToHashSet(StringComparer.Ordinal);
        var missing = (inquiry.Criterion.Requires ?? []).Where(exit => !taken.Contains(exit)).ToList();
        return missing.Count == 0
            ? Judgement.Pass()
            : new(
                CriterionStatus.Pending,
                [.. missing.Select(exit => Judgement.Because(
                    "history.missing", $"{exit} was not taken on this subject.", ("exit", exit)))],
                []);
    }
}
