namespace Protocol.Gates;

/// <summary>What one criterion came to, and the first instant at which that could change by time alone.</summary>
internal sealed record Judgement(
    CriterionStatus Status,
    IReadOnlyList<Reason> Reasons,
    IReadOnlyList<EvidenceId> Evidence,
    Trust? Have = null,
    DateTimeOffset? ValidUntil = null)
{
    public static Judgement Pass(Trust? have = null, params EvidenceId[] evidence) =>
        new(CriterionStatus.Pass, [], evidence, have);

    public static Judgement Pending(string code, string message, Trust? have = null) =>
        new(CriterionStatus.Pending, [new(code, message)], [], have);

    public static Judgement Fail(string code, string message, Trust? have = null) =>
        new(CriterionStatus.Fail, [new(code, message)], [], have);
}
