using System.Text.Json;
using Protocol.Json;

namespace Protocol.Workflows;

/// <summary>W124: a condition over a fact that is not in the catalogue, or of another type, would never hold.</summary>
internal static class ConditionChecks
{
    public static IEnumerable<Finding> Check(Condition condition, string at)
    {
        if (condition.Not is { } inner)
            return Check(inner, Found.At(at, "not"));

        if ((condition.All ?? condition.Any) is { } parts)
        {
            var list = Found.At(at, condition.All is null ? "any" : "all");
            return parts.SelectMany((part, index) => Check(part, JsonPointer.Item(list, index)));
        }

        return WhyNot(condition) is { } why ? [Found.Error("W124", at, why)] : [];
    }

    private static string? WhyNot(Condition condition)
    {
        var fact = condition.Fact ?? "";
        if (Facts.Ages.Contains(fact))
            return $"The fact {fact} grows with time: only a limit of a gate sees it.";

        if (!Facts.IsNumber(fact) && !Facts.IsText(fact))
            return $"There is no fact '{fact}' in the catalogue.";

        var isOrdered = (condition.Gt ?? condition.Ge ?? condition.Lt ?? condition.Le) is not null;
        var wanted = Facts.IsNumber(fact) ? JsonValueKind.Number : JsonValueKind.String;
        var isOther = condition.Eq is { } eq && eq.ValueKind != wanted;
        isOther |= condition.In?.Any(value => value.ValueKind != wanted) ?? false;
        isOther |= Facts.IsNumber(fact) ? condition.Matches is not null : isOrdered;
        return isOther ? $"The fact {fact} is of another type, so this never holds." : null;
    }
}
