using Protocol.Json;
using Protocol.Operations;

namespace Protocol.Gates;

/// <summary>
/// Judges a statement about the subject by a JSON Schema; testimony stays below the trust that counts.
/// </summary>
internal static class EvidenceCriterion
{
    public static Judgement Judge(Inquiry inquiry)
    {
        var criterion = inquiry.Criterion;
        var typed = inquiry.Item.Evidence
            .Where(one => one.PredicateType == criterion.PredicateType && one.Predicate is not null).ToList();
        if (typed.Count == 0)
            return Judgement.Pending("evidence.missing", $"There is no statement of type {criterion.PredicateType}.");

        var about = typed.FindAll(one => inquiry.Subject?.Covers(one.Subject) ?? false);
        if (about.Count == 0)
            return Judgement.Pending("evidence.subject_mismatch", "The statements are about another subject.");

        var trusted = about.FindAll(one => one.Trust >= criterion.Need);
        if (trusted.Count == 0)
        {
            return Judgement.Pending(
                "trust.below_minimum",
                "What a worker says about its own work is testimony; a verifier must state it.",
                about.Max(one => one.Trust));
        }

        // The newest trusted statement counts: it replaces what the same kind of source said before.
        return Decide(criterion, trusted[^1], inquiry.AsOf);
    }

    private static Judgement Decide(Criterion criterion, Evidence statement, DateTimeOffset asOf)
    {
        var until = Durations.Read(criterion.MaxAge) is { } age ? statement.At + age : (DateTimeOffset?)null;
        if (until <= asOf)
        {
            return Judgement.Pending(
                "evidence.stale",
                "The statement is older than this criterion allows.",
                statement.Trust);
        }

        var read = criterion.Schema is { } schema ? JsonSchema.Load(schema, _ => null).Schema : null;
        if (read is null)
            return Judgement.Pending("criterion.unknown_kind", "This hub cannot read the schema of the criterion.");

        var faults = read.Validate(statement.Predicate!.Value)
            .Select(fault => new Reason("evidence.schema", $"{fault.Pointer}: {fault.Message}")).ToList();
        return faults.Count == 0
            ? Judgement.Pass(statement.Trust, statement.Id) with { ValidUntil = until }
            : new(CriterionStatus.Fail, faults, [statement.Id], statement.Trust, until);
    }
}
