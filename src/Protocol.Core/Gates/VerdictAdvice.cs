using Protocol.Operations;

namespace Protocol.Gates;

/// <summary>
/// What to do about a verdict, by the table of next actions: words of the workflow's author or fixed ones of the hub,
/// never of evidence. No praise, no percentage [SB-GATE-042].
/// </summary>
internal static class VerdictAdvice
{
    private const int MaxOpen = 4;

    public static IReadOnlyList<NextAction> Next(Verdict verdict, IReadOnlyList<Judged> judged, EvaluationInputs inputs)
    {
        if (verdict.Status is VerdictStatus.Pass)
            return [new("advance", "The gate passes.", Call: Call.To("step/advance", ("exit", verdict.Exit)))];

        var open = judged.Where(one => one.Source.Criterion.Required && one.Judgement.Status
            is CriterionStatus.Fail or CriterionStatus.Pending).OrderBy(one => one.Judgement.Status);
        List<NextAction> next = [.. open.Take(MaxOpen).Select(one => For(one, verdict.Exit))];
        if (verdict.Criteria.FirstOrDefault(
            one => one is { Required: true, Status: CriterionStatus.Fail }) is { } failing)
        {
            next.Add(new(
                "dispute", "If the criterion itself is wrong, say so, and a person rules: it costs no attempt.",
                failing.Id, Call.To("dispute/open", ("criterion", failing.Id), ("exit", verdict.Exit))));
        }

        if (inputs.Exits.Contains("blocked"))
        {
            next.Add(new(
                "declare-blocked", "If this cannot be met honestly, take the exit blocked: it costs no attempt.",
                Call: Call.To("step/advance", ("exit", "blocked"))));
        }

        return next;
    }

    private static NextAction For(Judged open, string exit)
    {
        var criterion = open.Source.Criterion;
        var codes = open.Judgement.Reasons.Select(reason => reason.Code).ToHashSet(StringComparer.Ordinal);
        return open.Judgement.Status switch
        {
            CriterionStatus.Fail => new(
                "fix", criterion.Remedy ?? "Change the work so that this holds, commit, and verify again.",
                criterion.Id),
            _ when codes.Contains("subject.uncommitted") => new(
                "commit", "Commit your changes; only a commit can be verified.", criterion.Id),
            _ when codes.Contains("subject.missing") => new(
                "commit", "Commit your work, and name the commit as the subject.", criterion.Id),
            _ when codes.Contains("flake.contradiction") => new(
                "ask-person", "Runs contradict each other; tell a person.", criterion.Id),
            _ when codes.Contains("criterion.unknown_kind") || codes.Contains("criterion.unsupported") => new(
                "ask-person", "This hub cannot decide this; tell a person.", criterion.Id),
            _ when codes.Contains("dispute.open") => new(
                "wait", "A person must rule: park here.", criterion.Id, Park(exit)),
            _ when codes.Contains("limit.below") || codes.Contains("limit.differs") => new(
                "wait", "Time must pass, or the fact must change: park here.", criterion.Id, Park(exit)),
            _ when codes.Any(code => code.StartsWith("approval.", StringComparison.Ordinal)) => new(
                "request-approval",
                "Others must decide this: park here; the hub takes the exit when the last approval arrives.",
                criterion.Id,
                Park(exit)),
            _ => Produce(open, exit),
        };
    }

    /// <summary>What lets evidence come to be that is not there.</summary>
    private static NextAction Produce(Judged open, string exit)
    {
        var criterion = open.Source.Criterion;
        if (open.Judgement.IsAsked)
        {
            return new(
                "wait", "A verifier is at work; ask again.", criterion.Id, Call.To("gate/check", ("exit", exit)));
        }

        if (open.Parts.Any(part => part.Criterion.IsForVerifier))
        {
            return new(
                "verify",
                criterion.Remedy ?? "Ask for verification of this commit.",
                criterion.Id,
                Call.To("verification/request", ("exit", exit)));
        }

        return open.Parts.Any(part => IsForAnybody(part.Criterion))
            ? new(
                "submit", criterion.Remedy ?? "Submit the statement that is missing.", criterion.Id,
                new("evidence/submit"))
            : new(
                "ask-person", criterion.Remedy ?? "Nothing that you can do changes this; tell a person.",
                criterion.Id);
    }

    private static bool IsForAnybody(Criterion criterion) =>
        criterion.Kind == "attestation" || (criterion.Kind == "evidence" && criterion.Need <= Trust.Observed);

    private static Call Park(string exit)
    {
        using var arguments = System.Text.Json.JsonDocument.Parse($$"""{"exit":"{{exit}}","park":true}""");
        return new("step/advance", arguments.RootElement.Clone());
    }
}
