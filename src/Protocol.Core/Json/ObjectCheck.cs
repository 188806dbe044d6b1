using System.Text.Json;

namespace Protocol.Json;

/// <summary>Checks the members of an object.</summary>
internal static class ObjectCheck
{
    /// <summary><c>required</c>, <c>properties</c>, <c>patternProperties</c> and <c>additionalProperties</c>.</summary>
    public static bool IsValid(SchemaEvaluation evaluation, SchemaNode node, JsonElement value)
    {
        if (!HasRules(node)) return true;
        var names = new HashSet<string>(StringComparer.Ordinal);
        var isValid = true;
        foreach (var member in value.EnumerateObject())
        {
            var name = JsonText.NameOf(member);
            names.Add(name);
            isValid &= evaluation.Spend(1) && CheckMember(evaluation, node, value, new(name, member.Value));
            if (!isValid && !evaluation.IsExplaining) return false;
        }

        return HasRequired(evaluation, node, names) && isValid;
    }

    private static bool HasRules(SchemaNode node) =>
        node.Properties is not null || node.Required.Count > 0 || node.Patterns.Count > 0
        || node.Additional is not null || node.IsClosed;

    private static bool HasRequired(SchemaEvaluation evaluation, SchemaNode node, HashSet<string> names)
    {
        if (node.Required.Count == 0) return true;
        if (!evaluation.Spend(node.Required.Count / 16)) return false;
        var hasAll = true;
        foreach (var name in node.Required)
        {
            if (names.Contains(name)) continue;
            if (!evaluation.IsExplaining) return false;
            hasAll = evaluation.Fault(
                "required", $"The member {JsonText.Quote(name)} is missing.", new PathStep(name, 0));
        }

        return hasAll;
    }

    private static bool CheckMember(
        SchemaEvaluation evaluation, SchemaNode node, JsonElement whole, KeyValuePair<string, JsonElement> member)
    {
        var step = new PathStep(member.Key, 0);
        var isValid = true;
        var isKnown = false;
        if (node.Properties?.TryGetValue(member.Key, out var property) == true)
        {
            isKnown = true;
            isValid = evaluation.CheckAt(step, property, member.Value);
        }

        foreach (var (pattern, rule) in node.Patterns)
        {
            if (!evaluation.Finds(pattern, member.Key)) continue;
            isKnown = true;
            isValid &= evaluation.CheckAt(step, rule, member.Value);
        }

        if (isKnown) return isValid;
        if (node.IsClosed && evaluation.IsExplaining)
            return evaluation.Fault("additionalProperties", Unknown(node, whole, member.Key), step);
        return !node.IsClosed && (node.Additional is null || evaluation.CheckAt(step, node.Additional, member.Value));
    }

    private static string Unknown(SchemaNode node, JsonElement whole, string name)
    {
        string[] known = [.. node.Properties?.Keys ?? Enumerable.Empty<string>()];
        var start = $"Unknown member {JsonText.Quote(name)}";
        if (known.Length == 0) return $"{start}; no member is known here.";
        var nearest = NearestName.Of(name, known.Where(candidate => !whole.TryGetProperty(candidate, out _)));
        return nearest is null
            ? $"{start}; known are {JsonText.QuoteAll(known)}."
            : $"{start}; did you mean {JsonText.Quote(nearest)}?";
    }
}
