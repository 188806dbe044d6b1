using System.Runtime.InteropServices;
using System.Text.Json;

namespace Protocol.Json;

/// <summary>Checks what a value is, and texts and numbers.</summary>
internal static class ValueCheck
{
    /// <summary><c>type</c>.</summary>
    public static bool IsOfType(SchemaEvaluation evaluation, SchemaNode node, JsonElement value)
    {
        if (node.Type is not { } type || KindOf.Is(type, value)) return true;
        if (!evaluation.IsExplaining) return false;
        var hint = value.ValueKind == JsonValueKind.Null ? "; leave it out where there is nothing to say" : "";
        return evaluation.Fault("type", $"{KindOf.Wanted(type)} is wanted here, found {KindOf.Found(value)}{hint}.");
    }

    /// <summary><c>enum</c> and <c>const</c>.</summary>
    public static bool IsAllowed(SchemaEvaluation evaluation, SchemaNode node, JsonElement value)
    {
        if (node.EnumKeys is null && node.ConstKey is null) return true;
        if (!evaluation.Spend(JsonMarshal.GetRawUtf8Value(value).Length / 64)) return false;
        var key = EqualityKey.Of(value);
        var isInEnum = node.EnumKeys is null || node.EnumKeys.Contains(key);
        var isConst = node.ConstKey is null || node.ConstKey == key;
        if ((isInEnum && isConst) || !evaluation.IsExplaining) return isInEnum && isConst;
        if (!isConst) return evaluation.Fault("const", Choice.Message([node.Const!.Value], value));
        return evaluation.Fault("enum", Choice.Message(node.Enum!, value));
    }

    /// <summary><c>minLength</c>, <c>maxLength</c>, <c>pattern</c> and <c>format</c>.</summary>
    public static bool IsValidText(SchemaEvaluation evaluation, SchemaNode node, JsonElement value)
    {
        if (node.MinLength is null && node.MaxLength is null && node.Pattern is null && !node.IsDateTime) return true;
        var text = JsonText.Of(value);
        if (!evaluation.Spend(text.Length / 256)) return false;
        var length = JsonText.LengthOf(text);
        if (length < node.MinLength)
            return evaluation.Fault("minLength", $"Too short: {length} of at least {node.MinLength} characters.");
        if (length > node.MaxLength)
            return evaluation.Fault("maxLength", $"Too long: {length} of at most {node.MaxLength} characters.");
        if (node.Pattern is not null && !evaluation.Finds(node.Pattern, text))
            return evaluation.Fault("pattern", $"{JsonText.Quote(text)} does not match {node.Pattern.Source}");
        return !node.IsDateTime || !evaluation.AssertsFormat || DateTimeText.IsValid(text)
            || evaluation.Fault("format", $"{JsonText.Quote(text)} is no instant such as 2026-01-31T12:00:00.000Z.");
    }

    /// <summary><c>minimum</c>, <c>maximum</c>, <c>exclusiveMinimum</c> and <c>exclusiveMaximum</c>.</summary>
    public static bool IsValidNumber(SchemaEvaluation evaluation, SchemaNode node, JsonElement value)
    {
        if (node.Bounds.Count == 0) return true;
        var raw = value.GetRawText();
        if (!evaluation.Spend(raw.Length / 256)) return false;
        var number = JsonNumber.Parse(raw);
        var broken = node.Bounds.FirstOrDefault(bound => !bound.Admits(number));
        if (broken is null || !evaluation.IsExplaining) return broken is null;
        var wanted = $"{NumberBound.Phrases[broken.Keyword]} {broken.Text} is wanted here";
        return evaluation.Fault(broken.Keyword, $"{wanted}, found {JsonText.Show(value)}.");
    }
}
