using Protocol.Gates;

namespace Protocol.Server.Verifier;

/// <summary>Makes criterion runs from what was found; who runs the criterion adds the times and its own name.</summary>
internal static class Finding
{
    private const int MaxReasons = 20;

    /// <summary>Pass where there is no reason against it, else fail.</summary>
    public static CriterionRun Of(IReadOnlyList<Reason> reasons) =>
        reasons.Count == 0 ? With("pass", []) : With("fail", reasons);

    /// <summary>No verdict.</summary>
    public static CriterionRun Error(IReadOnlyList<Reason> reasons) => With("error", reasons);

    /// <summary>No verdict, for one reason.</summary>
    public static CriterionRun Error(CannotVerifyException trouble) =>
        Error([ReasonData.Because(trouble.Code, trouble.Message) with { Data = trouble.Data }]);

    private static CriterionRun With(string status, IReadOnlyList<Reason> reasons) =>
        new(status, [.. reasons.Take(MaxReasons)], default, default);
}
