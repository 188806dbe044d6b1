namespace Protocol.Gates;

/// <summary>Judges whether named exits were taken on this very subject.</summary>
internal static class HistoryCriterion
{
    public static Judgement Judge(Inquiry inquiry)
    {
        var missing = (inquiry.Criterion.Requires ?? [])
            .Where(wanted => !inquiry.Item.Passages.Any(passage =>
                $"{passage.Step}.{passage.Exit}" == wanted
                && passage.Subject is { } subject && Covers(inquiry, subject)))
            .ToList();
        return missing.Count == 0
            ? Judgement.Pass()
            : new(
                CriterionStatus.Fail,
                [.. missing.Select(exit => new Reason("history.missing", $"{exit} was not taken on this subject."))],
                []);
    }

    /// <summary>A passage may have been journaled before the tree of its commit was resolved.</summary>
    private static bool Covers(Inquiry inquiry, Subject passed) =>
        inquiry.Subject is { } subject
        && (subject.Covers(passed)
            || inquiry.Item.Evidence.Any(one => one.Run is not null
                && one.Subject.GitCommit == passed.GitCommit && passed.GitCommit is not null
                && subject.Covers(one.Subject)));
}
