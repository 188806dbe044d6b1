using Protocol.Operations;
using Protocol.WorkItems;

namespace Protocol.Gates;

/// <summary>
/// What to do about a verdict: one action first, in words of the workflow's author or fixed ones of the hub, never of
/// evidence. No praise, no percentage [SB-GATE-042].
/// </summary>
internal static class VerdictAdvice
{
    public static IReadOnlyList<NextAction> Next(Verdict verdict, Gate? gate, WorkItem item)
    {
        if (verdict.Status is VerdictStatus.Pass)
            return [new("advance", "The gate passes.", Call: Call.To("step/advance", ("exit", verdict.Exit)))];

        var open = verdict.Criteria.Where(one => one.Required && one.Status
            is CriterionStatus.Fail or CriterionStatus.Pending).OrderBy(one => one.Status).ToList();
        List<NextAction> next =
        [
            .. open.Take(4).Select(one => For(one, verdict, gate, item)).DistinctBy(a => (a.Action, a.Criterion)),
        ];
        if (next.Count == 0)
            next.Add(new("wait", "Nothing required is open."));

        next.Add(new("declare-blocked", "If this cannot be met honestly, take the exit blocked: it costs no attempt.",
            Call: Call.To("step/advance", ("exit", "blocked"))));
        return next;
    }

    private static NextAction For(CriterionVerdict open, Verdict verdict, Gate? gate, WorkItem item)
    {
        var remedy = gate?.All.FirstOrDefault(one => one.Id == open.Id)?.Remedy;
        var code = open.Reasons.Count > 0 ? open.Reasons[0].Code : "";
        if (open.Status is CriterionStatus.Fail)
            return new("fix", remedy ?? "Change the work so that this holds, commit, and verify again.", open.Id);

        return code switch
        {
            "subject.uncommitted" => new("commit", "Commit your changes; only a commit can be verified.", open.Id),
            "approval.missing" or "approval.dismissed" or "approval.not_entitled" or "approval.not_independent"
                or "approval.channel_shared" => new(
                    "request-approval",
                    "Others must decide this: park here; the hub takes the exit when the last approval arrives.",
                    open.Id,
                    Park(verdict.Exit)),
            "limit.below" => new("wait", "Time must pass: park here.", open.Id, Park(verdict.Exit)),
            "criterion.unknown_kind" => new("stop", "This hub cannot decide this criterion; tell a person.", open.Id),
            _ when IsRunning(open, item) => new(
                "wait", "A verifier is at work; ask again.", open.Id, Call.To("gate/check", ("exit", verdict.Exit))),
            _ => new(
                "verify",
                remedy ?? "Ask for verification of this commit.",
                open.Id,
                Call.To("verification/request", ("exit", verdict.Exit))),
        };
    }

    private static bool IsRunning(CriterionVerdict open, WorkItem item) =>
        item.Requests.Any(request => request.Criterion == open.Id);

    private static Call Park(string exit)
    {
        using var arguments = System.Text.Json.JsonDocument.Parse($$"""{"exit":"{{exit}}","park":true}""");
        return new("step/advance", arguments.RootElement.Clone());
    }
}
