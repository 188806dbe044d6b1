using System.Text.Json;
using System.Text.Json.Nodes;
using Protocol.Workflows;

namespace Protocol.Gates;

/// <summary>Judges whether a fact that the hub knows itself is within bounds.</summary>
internal static class LimitCriterion
{
    public static Judgement Judge(Inquiry inquiry)
    {
        var (criterion, facts) = (inquiry.Criterion, inquiry.Inputs.Facts);
        if (criterion.Fact is not { } name)
            return Unknown("");

        if (Facts.Origin(name) is { } origin)
        {
            return criterion.Eq is null && inquiry.Inputs.Instants.TryGetValue(origin, out var from)
                ? Grown(inquiry, name, from)
                : Unknown(name);
        }

        var isBounded = criterion.Max is not null || criterion.Min is not null;
        if (!facts.TryGetValue(name, out var fact))
            return Unknown(name);

        var value = fact.ValueKind is JsonValueKind.Number && fact.TryGetInt64(out var number) ? number : (long?)null;
        if (isBounded ? value is null : criterion.Eq is null)
            return Unknown(name);

        if (criterion.Eq is { } wanted && !Facts.IsEqual(wanted, fact))
        {
            return new(CriterionStatus.Pending, [Judgement.Because(
                "limit.differs", $"{name} is not what is wanted.", ("fact", name))], []);
        }

        return isBounded ? Compare(criterion, name, value!.Value, value) : Judgement.Pass();
    }

    // An age grows from one instant to the next; a verdict that told it would never be the same again.
    private static Judgement Grown(Inquiry inquiry, string name, DateTimeOffset from)
    {
        var criterion = inquiry.Criterion;
        var judgement = Compare(criterion, name, (long)(inquiry.AsOf - from).TotalMilliseconds, null);
        return judgement.Status switch
        {
            CriterionStatus.Pending => judgement with { ValidUntil = Age.Add(from, criterion.Min!.Value) },
            CriterionStatus.Pass when criterion.Max is { } max =>
                judgement with { ValidUntil = Age.Add(from, max + 1d) },
            _ => judgement,
        };
    }

    private static Judgement Compare(Criterion criterion, string name, long value, long? told)
    {
        if (value > criterion.Max)
        {
            return new(CriterionStatus.Fail, [Judgement.Because(
                "limit.above", $"{name} is above {criterion.Max}.",
                ("fact", name), ("found", (JsonNode?)told), ("max", criterion.Max))], []);
        }

        return value < criterion.Min
            ? new(CriterionStatus.Pending, [Judgement.Because(
                "limit.below", $"{name} is below {criterion.Min}.",
                ("fact", name), ("found", (JsonNode?)told), ("min", criterion.Min))], [])
            : Judgement.Pass();
    }

    private static Judgement Unknown(string name) =>
        Judgement.Pending("criterion.unknown_kind", $"This hub does not know the fact '{name}', or cannot compare it.");
}
