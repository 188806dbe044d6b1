using System.Text.Json;

namespace Protocol.Json;

/// <summary>Explains why a value fits none of several schemas, by the one that was probably meant.</summary>
internal static class Alternatives
{
    /// <summary>Notes the faults.</summary>
    /// <returns>False, always.</returns>
    public static bool Explain(
        SchemaEvaluation evaluation, string keyword, IReadOnlyList<SchemaNode> rules, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object && Discriminator.Find(rules) is { } discriminator)
            return ExplainTagged(evaluation, discriminator, value);

        SchemaNode[] likely = [.. rules.Where(rule => TypeOf(rule) is not { } type || KindOf.Is(type, value))];
        if (likely.Length == 1) return evaluation.Check(likely[0], value);
        if (likely.Length > 1)
            return evaluation.Fault(keyword, $"The value fits none of the {rules.Count} alternatives.");
        var types = rules.Select(TypeOf).OfType<SchemaType>().Distinct().Select(KindOf.Wanted);
        return evaluation.Fault(
            keyword, $"One of these is wanted here: {string.Join(", ", types)}. Found {KindOf.Found(value)}.");
    }

    private static bool ExplainTagged(SchemaEvaluation evaluation, Discriminator discriminator, JsonElement value)
    {
        if (!value.TryGetProperty(discriminator.Name, out var found))
        {
            var names = JsonText.QuoteAll([.. discriminator.Rules.Keys]);
            return evaluation.Fault(
                "required",
                $"The member {JsonText.Quote(discriminator.Name)} is missing; it is one of {names}.",
                new(discriminator.Name, 0));
        }

        var tag = found.ValueKind == JsonValueKind.String ? JsonText.Of(found) : "";
        if (discriminator.Rules.TryGetValue(tag, out var rule) && found.ValueKind == JsonValueKind.String)
            return evaluation.Check(rule, value);
        if (discriminator.Rest is { } rest) return evaluation.Check(rest, value);
        return evaluation.Fault("enum", Choice.Message(discriminator.Tags, found), new(discriminator.Name, 0));
    }

    private static SchemaType? TypeOf(SchemaNode node)
    {
        while (node is { Type: null, Ref: not null }) node = node.Ref;
        return node.Type;
    }
}
