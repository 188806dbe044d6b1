using System.Text.Json;
using Protocol.Json;

namespace Protocol.Gates;

/// <summary>
/// Judges a statement about the subject by a JSON Schema; testimony stays below the trust that counts.
/// </summary>
internal static class EvidenceCriterion
{
    public static Judgement Judge(Inquiry inquiry)
    {
        var criterion = inquiry.Criterion;
        var typed = inquiry.Inputs.Evidence
            .Where(one => one.PredicateType == criterion.PredicateType && one.Predicate is not null).ToList();
        if (typed.Count == 0)
            return Judgement.Pending("evidence.missing", $"There is no statement of type {criterion.PredicateType}.");

        var about = typed.FindAll(one => inquiry.IsAbout(one.Subject));
        if (about.Count == 0)
            return Judgement.Pending("evidence.subject_mismatch", "The statements are about another subject.");

        var trusted = about.FindAll(one => one.Trust >= criterion.Need);
        if (trusted.Count == 0)
        {
            return Judgement.Pending(
                "trust.below_minimum",
                "What a worker says about its own work is testimony; a verifier must state it.",
                about.Max(one => one.Trust)) with { Evidence = [.. about.Select(one => one.Id)] };
        }

        // The newest trusted statement counts: it replaces what the same kind of source said before.
        var newest = trusted[^1];
        return Decide(inquiry, newest.At, newest.Predicate!.Value) with { Have = newest.Trust, Evidence = [newest.Id] };
    }

    /// <summary>What a statement of sufficient trust comes to: its age, then its schema.</summary>
    public static Judgement Decide(Inquiry inquiry, DateTimeOffset at, JsonElement statement)
    {
        var age = Age.Of(inquiry, at);
        if (age.WhyNot is { } stale)
            return stale;

        var read = inquiry.Criterion.Schema is { } schema ? JsonSchema.Load(schema, _ => null) : null;
        var decided = read switch
        {
            { Schema: null } => Judgement.Pending(
                "criterion.unknown_kind", "This hub cannot read the schema of the criterion."),
            { Schema: { } known } when known.Validate(statement) is { Count: > 0 } faults => Judgement.Fail(
                "evidence.schema", $"{faults[0].Pointer}: {faults[0].Message}"),
            _ => Judgement.Pass(),
        };
        return decided with { ValidUntil = age.Until };
    }
}
