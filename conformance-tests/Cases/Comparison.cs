using System.Text.Json.Nodes;

namespace Protocol.ConformanceTests.Cases;

/// <summary>How captured values stand to each other.</summary>
internal static class Comparison
{
    public static void Check(string relation, IReadOnlyList<JsonNode?> values)
    {
        var texts = values.Select(value => value?.ToJsonString() ?? "null").ToList();
        var holds = relation switch
        {
            "increasing" => values.Zip(values.Skip(1)).All(pair => Number(pair.First) < Number(pair.Second)),
            "equal" => texts.Distinct().Count() == 1,
            "different" => texts.Distinct().Count() == texts.Count,
            _ => throw new InvalidDataException($"{relation} is not a relation of the case format."),
        };
        CaseFailure.Unless(holds, $"not {relation}: {string.Join(", ", texts)}");
    }

    private static long Number(JsonNode? value) => value!.GetValue<long>();
}
