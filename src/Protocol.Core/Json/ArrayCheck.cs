using System.Runtime.InteropServices;
using System.Text.Json;

namespace Protocol.Json;

/// <summary>Checks the items of an array.</summary>
internal static class ArrayCheck
{
    /// <summary><c>minItems</c>, <c>maxItems</c>, <c>items</c> and <c>uniqueItems</c>.</summary>
    public static bool IsValid(SchemaEvaluation evaluation, SchemaNode node, JsonElement value)
    {
        var length = value.GetArrayLength();
        if (length < node.MinItems)
            return evaluation.Fault("minItems", $"Too few: {length} of at least {node.MinItems} items.");
        if (length > node.MaxItems)
            return evaluation.Fault("maxItems", $"Too many: {length} of at most {node.MaxItems} items.");
        return (node.Items is null || AreValid(evaluation, node.Items, value))
            && (!node.UniqueItems || AreUnique(evaluation, value));
    }

    private static bool AreValid(SchemaEvaluation evaluation, SchemaNode rule, JsonElement value)
    {
        var isValid = true;
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            isValid &= evaluation.CheckAt(new(null, index++), rule, item);
            if (!isValid && !evaluation.IsExplaining) return false;
        }

        return isValid;
    }

    private static bool AreUnique(SchemaEvaluation evaluation, JsonElement value)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (!evaluation.Spend(1 + (JsonMarshal.GetRawUtf8Value(item).Length / 64))) return false;
            var key = EqualityKey.Of(item);
            if (!first.TryAdd(key, index))
                return evaluation.Fault("uniqueItems", $"This item equals item {first[key]}.", new(null, index));
            index++;
        }

        return true;
    }
}
