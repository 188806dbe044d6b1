using System.Text.Json;

namespace Protocol.Json;

/// <summary>Checks a value against the other schemas that apply to it.</summary>
internal static class CombinationCheck
{
    /// <summary><c>$ref</c>, <c>allOf</c>, <c>anyOf</c>, <c>oneOf</c> and <c>not</c>.</summary>
    public static bool IsValid(SchemaEvaluation evaluation, SchemaNode node, JsonElement value)
    {
        var isValid = node.Ref is null || evaluation.Check(node.Ref, value);
        foreach (var rule in node.AllOf)
        {
            if (!isValid && !evaluation.IsExplaining) return false;
            isValid &= evaluation.Check(rule, value);
        }

        if (!isValid && !evaluation.IsExplaining) return false;
        return HasAny(evaluation, node.AnyOf, value) & HasOne(evaluation, node.OneOf, value)
            & IsNot(evaluation, node.Not, value) & isValid;
    }

    private static bool HasAny(SchemaEvaluation evaluation, IReadOnlyList<SchemaNode>? rules, JsonElement value)
    {
        if (rules is null || rules.Any(rule => evaluation.Matches(rule, value))) return true;
        return evaluation.IsExplaining && Alternatives.Explain(evaluation, "anyOf", rules, value);
    }

    private static bool HasOne(SchemaEvaluation evaluation, IReadOnlyList<SchemaNode>? rules, JsonElement value)
    {
        if (rules is null) return true;
        var matching = rules.Where(rule => evaluation.Matches(rule, value)).Take(2).Count();
        if (matching == 1 || !evaluation.IsExplaining) return matching == 1;
        return matching == 0
            ? Alternatives.Explain(evaluation, "oneOf", rules, value)
            : evaluation.Fault("oneOf", "The value fits more than one of the alternatives, and may fit one only.");
    }

    private static bool IsNot(SchemaEvaluation evaluation, SchemaNode? rule, JsonElement value) =>
        rule is null || !evaluation.Matches(rule, value) || evaluation.Fault("not", "This value is excluded here.");
}
