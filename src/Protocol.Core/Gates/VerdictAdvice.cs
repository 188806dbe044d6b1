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
        var criterion = gate?.All.FirstOrDefault(one => one.Id == open.Id);
        var code = open.Reasons.Count > 0 ? open.Reasons[0].Code : "";
        if (open.Status is CriterionStatus.Fail)
        {
            return new(
                "fix", criterion?.Remedy ?? "Change the work so that this holds, commit, and verify again.", open.Id);
        }

        return code switch
        {
            "subject.uncommitted" => new("commit", "Commit your changes; only a commit can be verified.", open.Id),
            "subject.missing" => new("commit", "Commit your work, and name the commit as the subject.", open.Id),
            "limit.below" => new("wait", "Time must pass: park here.", open.Id, Park(verdict.Exit)),
            "flake.contradiction" => new("ask-person", "Runs contradict each other; tell a person.", open.Id),
            "criterion.unknown_kind" => new("ask-person", "This hub cannot decide this; tell a person.", open.Id),
            _ when criterion?.Kind == "approval" || code.StartsWith("approval.", StringComparison.Ordinal) => new(
                "request-approval",
                "Others must decide this: park here; the hub takes the exit when the last approval arrives.",
                open.Id,
                Park(verdict.Exit)),
            _ => Produce(open, verdict, criterion, item),
        };
    }

    /// <summary>What lets evidence come to be that is not there.</summary>
    private static NextAction Produce(CriterionVerdict open, Verdict verdict, Criterion? criterion, WorkItem item)
    {
        var options = criterion?.AnyOf is { Count: > 0 } any ? any : criterion is null ? [] : [criterion];
        if (item.Requests.Any(request => options.Any(option => option.Id == request.Criterion)))
        {
            return new(
                "wait", "A verifier is at work; ask again.", open.Id, Call.To("gate/check", ("exit", verdict.Exit)));
        }

        if (options.Any(option => option.IsForVerifier))
        {
            return new(
                "verify",
                criterion?.Remedy ?? "Ask for verification of this commit.",
                open.Id,
                Call.To("verification/request", ("exit", verdict.Exit)));
        }

        return options.Any(option => option.Kind == "evidence" && option.Need <= Trust.Observed)
            ? new("submit", criterion?.Remedy ?? "State it: your word suffices here.", open.Id, new("evidence/submit"))
            : new("ask-person", criterion?.Remedy ?? "Nothing that you can do changes this; tell a person.", open.Id);
    }

    private static Call Park(string exit)
    {
        using var arguments = System.Text.Json.JsonDocument.Parse($$"""{"exit":"{{exit}}","park":true}""");
        return new("step/advance", arguments.RootElement.Clone());
    }
}
