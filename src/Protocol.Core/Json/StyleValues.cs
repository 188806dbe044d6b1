using System.Text.Json;

namespace Protocol.Json;

/// <summary>The rules about what keywords say: values, numbers and patterns.</summary>
internal sealed class StyleValues(SchemaFaults faults)
{
    private static readonly string[] Numeric =
    [
        "minItems", "maxItems", "minLength", "maxLength", .. NumberBound.Phrases.Keys.Order(StringComparer.Ordinal),
    ];

    private static readonly string[] WithoutZone = ["2026-01-31T12:00:00", "2026-01-31T12:00:00.000", "2026-01-31"];

    /// <summary>Notes what is against the rules in one schema.</summary>
    public void Check(JsonElement schema, string pointer)
    {
        if (schema.TryGetProperty("const", out var constant)) CheckScalar(constant, pointer, "const");
        if (schema.TryGetProperty("enum", out var values))
        {
            foreach (var value in values.EnumerateArray()) CheckScalar(value, pointer, "enum");
        }

        foreach (var name in Numeric)
        {
            if (schema.TryGetProperty(name, out var number)) CheckNumber(number, pointer, name);
        }

        CheckPattern(schema, pointer);
        CheckNames(schema, pointer);
        CheckFormat(schema, pointer);
    }

    private void CheckScalar(JsonElement value, string pointer, string keyword)
    {
        if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            faults.Add(pointer, keyword, "Only scalar values can be listed.");
        else
            CheckNumber(value, pointer, keyword);
    }

    private void CheckNumber(JsonElement value, string pointer, string keyword)
    {
        if (value.ValueKind != JsonValueKind.Number) return;
        var raw = value.GetRawText();
        var number = JsonNumber.Parse(raw);
        if (!number.IsInteger) return;
        if (!number.TryGetInteger(out _))
            faults.Add(pointer, keyword, "Whole numbers lie within 2^53 - 1 on both sides of zero.");
        else if (raw.AsSpan().IndexOfAny(".eE") >= 0)
            faults.Add(pointer, keyword, "A whole number is spelled without a point and a power.");
    }

    private void CheckPattern(JsonElement schema, string pointer)
    {
        if (PatternOf(schema) is not { } pattern) return;
        if (!pattern.IsStartAnchored || !pattern.IsEndAnchored)
            faults.Add(pointer, "pattern", "A pattern starts with '^' and ends with '$', around all alternatives.");
        CheckClasses(pattern, pointer, "pattern");
    }

    private void CheckNames(JsonElement schema, string pointer)
    {
        if (!schema.TryGetProperty("patternProperties", out var named)) return;
        if (named.EnumerateObject().Count() > 1)
            faults.Add(pointer, "patternProperties", "Only one pattern for names is allowed.");
        foreach (var member in named.EnumerateObject())
        {
            if (!SchemaPattern.TryCreate(JsonText.NameOf(member), out var pattern, out _)) continue;
            if (!pattern.IsStartAnchored)
                faults.Add(pointer, "patternProperties", "A pattern for names starts with '^'.");
            CheckClasses(pattern, pointer, "patternProperties");
        }
    }

    private void CheckClasses(SchemaPattern pattern, string pointer, string keyword)
    {
        if (pattern.HasClassEscape)
            faults.Add(pointer, keyword, @"Classes are written out as [0-9A-Za-z_], without \d, \w, \s and \p.");
    }

    private void CheckFormat(JsonElement schema, string pointer)
    {
        if (!schema.TryGetProperty("format", out var format)) return;
        if (!format.ValueEquals("date-time"))
            faults.Add(pointer, "format", "The only format is 'date-time'.");
        else if (PatternOf(schema) is not { } pattern || WithoutZone.Any(pattern.IsMatch))
            faults.Add(pointer, "format", "A 'pattern' that demands a zone must stand beside 'date-time'.");
    }

    private static SchemaPattern? PatternOf(JsonElement schema) =>
        schema.TryGetProperty("pattern", out var text)
        && SchemaPattern.TryCreate(JsonText.Of(text), out var pattern, out _) ? pattern : null;
}
