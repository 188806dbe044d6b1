using Protocol.Operations;
using Protocol.WorkItems;

namespace Protocol.Gates;

/// <summary>
/// What people and holders have said about a criterion itself: an open dispute makes it pending, whatever the evidence
/// says; a waiver that is in force makes it waived, where it does not pass by itself.
/// </summary>
internal static class Exemptions
{
    /// <summary>The judgement of a criterion of a gate with dispute and waivers taken into account.</summary>
    public static Judgement Apply(Criterion criterion, EvaluationInputs inputs, DateTimeOffset asOf, Judgement judged)
    {
        if (inputs.Disputes?.FirstOrDefault(one => one.Criterion == criterion.Id) is { } dispute)
        {
            var reason = Judgement.Because(
                "dispute.open", $"{dispute.Id} is open: a person must rule on this criterion.",
                ("dispute", dispute.Id.Value));
            return new(CriterionStatus.Pending, [reason], judged.Evidence, judged.Have);
        }

        // A waiver is about the subject; what is not committed is none.
        if (judged.Status is not (CriterionStatus.Fail or CriterionStatus.Pending) || inputs.Dirty)
            return judged;

        var waivers = (inputs.Waivers ?? []).Where(one => one.Criterion == criterion.Id
            && (inputs.Subject?.Covers(one.Subject) ?? false)).ToList();
        if (!criterion.Waivable || waivers.Count == 0)
            return judged;

        return waivers.Find(one => one.Uses < one.MaxUses && one.ExpiresAt > asOf) is { } waiver
            ? Waive(judged, waiver)
            : judged with { Reasons = [.. judged.Reasons, WhyNot(waivers[^1])] };
    }

    /// <summary>The dispute of a criterion that nobody has ruled on, in the visit where the item is.</summary>
    public static Dispute? OpenDispute(WorkItem item, string gate, string criterion) =>
        item.Disputes.FirstOrDefault(one => one.Gate == gate && one.Criterion == criterion && IsOpen(item, one));

    /// <summary>Whether a dispute waits for a ruling: it ends with the visit, and with the item.</summary>
    public static bool IsOpen(WorkItem item, Dispute dispute) =>
        dispute.Ruling is null && dispute.Step == item.Step && dispute.Visit == item.Visit
        && item.Lifecycle is Lifecycle.Open or Lifecycle.Paused;

    /// <summary>The waivers of a gate that the item ever had; null where there is none.</summary>
    public static IReadOnlyList<Waiver>? WaiversOf(WorkItem item, string? gate) =>
        item.Waivers.Where(one => one.Gate == gate).ToList() is { Count: > 0 } some ? some : null;

    /// <summary>The open disputes about a gate; null where there is none.</summary>
    public static IReadOnlyList<Dispute>? DisputesOf(WorkItem item, string? gate) =>
        item.Disputes.Where(one => one.Gate == gate && IsOpen(item, one)).ToList() is { Count: > 0 } some ? some : null;

    /// <summary>The waivers that an exit is taken by, where a verdict lets it be taken.</summary>
    public static IEnumerable<WaiverId> UsedBy(Verdict verdict) => verdict.Criteria
        .Where(one => verdict.MayProceed && one is { Required: true, Status: CriterionStatus.Waived, Waiver: not null })
        .Select(one => one.Waiver!.Value);

    private static Judgement Waive(Judgement judged, Waiver waiver) => judged with
    {
        Status = CriterionStatus.Waived,
        Reasons =
        [
            Judgement.Because(
                "waiver.granted", $"{waiver.By} waived this for this subject ({waiver.Id}).",
                ("waiver", waiver.Id.Value)),
            .. judged.Reasons,
        ],
        ValidUntil = judged.ValidUntil < waiver.ExpiresAt ? judged.ValidUntil : waiver.ExpiresAt,
        Waiver = waiver.Id,
    };

    private static Reason WhyNot(Waiver waiver) => waiver.Uses >= waiver.MaxUses
        ? Judgement.Because(
            "waiver.used_up", $"The waiver {waiver.Id} has been used as often as it may be.",
            ("waiver", waiver.Id.Value))
        : Judgement.Because(
            "waiver.expired", $"The waiver {waiver.Id} has expired.", ("waiver", waiver.Id.Value));
}
