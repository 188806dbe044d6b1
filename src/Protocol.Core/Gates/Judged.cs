using System.Text;
using Protocol.Json;
using Protocol.Operations;

namespace Protocol.Gates;

/// <summary>A criterion and what it came to.</summary>
internal sealed record Judged(PinnedCriterion Source, Judgement Judgement)
{
    private const int MaxReasons = 20;

    /// <summary>The criterion and its alternatives, or it alone: what could be decided.</summary>
    public IReadOnlyList<PinnedCriterion> Parts => Source.Alternatives is { Count: > 0 } some ? some : [Source];

    /// <summary>What the verdict tells: reasons sorted by code and data, each once, at most 20 [SB-GATE-044].</summary>
    public CriterionVerdict ToVerdict() => new(
        Source.Criterion.Id,
        Source.Alternatives.Count > 0 ? "any-of" : Source.Criterion.Kind,
        Judgement.Status,
        Source.Criterion.Required,
        Source.Alternatives.Count > 0 ? null : CriterionJudge.NeedOf(Source.Criterion),
        Judgement.Have,
        [.. Sorted(Judgement.Reasons).Take(MaxReasons)],
        Judgement.Evidence,
        Judgement.Waiver);

    private static IEnumerable<Reason> Sorted(IReadOnlyList<Reason> reasons) => reasons.Count < 2
        ? reasons
        : reasons.Select(reason => (Reason: reason, Data: Spell(reason)))
            .DistinctBy(one => (one.Reason.Code, one.Data))
            .OrderBy(one => one.Reason.Code, StringComparer.Ordinal)
            .ThenBy(one => one.Data, StringComparer.Ordinal)
            .Select(one => one.Reason);

    private static string Spell(Reason reason) =>
        reason.Data is { } data ? Encoding.UTF8.GetString(CanonicalJson.Write(data)) : "";
}
