using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Protocol.ConformanceTests.Wire;

namespace Protocol.ConformanceTests.Cases;

/// <summary>
/// Compares a value with a pattern: members of an object are searched, items of an array are all of them, and an object
/// whose members begin with $ says more (schemas/case.json).
/// </summary>
internal static class Pattern
{
    /// <summary>The first difference, or null where the value matches.</summary>
    public static string? FindDifference(JsonNode? value, JsonNode? pattern, string at = "")
    {
        if (pattern is JsonObject members)
        {
            var special = members.Where(member => member.Key.StartsWith('$')).ToList();
            return special.Count > 0
                ? special.Select(test => FindBroken(value, test.Key, test.Value!, at))
                    .FirstOrDefault(text => text is not null)
                : FindInMembers(value, members, at);
        }

        if (pattern is JsonArray items)
            return FindInItems(value, items, at);

        return JsonNode.DeepEquals(value, pattern) ? null : Differs(at, Show(pattern), value);
    }

    private static string? FindInMembers(JsonNode? value, JsonObject members, string at) =>
        value is not JsonObject found
            ? Differs(at, "an object", value)
            : members.Select(member => FindDifference(found[member.Key], member.Value, $"{at}/{member.Key}"))
                .FirstOrDefault(text => text is not null);

    private static string? FindInItems(JsonNode? value, JsonArray items, string at) =>
        value is not JsonArray found || found.Count != items.Count
            ? Differs(at, $"{items.Count} items", value)
            : items.Select((item, index) => FindDifference(found[index], item, $"{at}/{index}"))
                .FirstOrDefault(text => text is not null);

    private static string? FindBroken(JsonNode? value, string test, JsonNode operand, string at)
    {
        var holds = test switch
        {
            "$any" => value is not null,
            "$absent" => value is null,
            "$equals" => JsonNode.DeepEquals(value, operand),
            "$atLeast" => value.NumberAt("") >= operand.GetValue<long>(),
            "$atMost" => value.NumberAt("") <= operand.GetValue<long>(),
            "$length" => (value as JsonArray)?.Count == operand.GetValue<int>(),
            "$contains" => (value as JsonArray)?.Any(item => FindDifference(item, operand) is null) is true,
            "$not" => FindDifference(value, operand) is not null,
            "$matches" => value.TextAt("") is { } text && Regex.IsMatch(text, operand.GetValue<string>()),
            _ => throw new InvalidDataException($"{test} is not a test of the case format."),
        };
        return holds ? null : Differs(at, $"{test} {Show(operand)}", value);
    }

    private static string Differs(string at, string expected, JsonNode? value) =>
        $"at '{at}' expected {expected}, found {Show(value)}";

    private static string Show(JsonNode? node)
    {
        var text = node?.ToJsonString() ?? "nothing";
        return text.Length > 600 ? $"{text[..600]}..." : text;
    }
}
