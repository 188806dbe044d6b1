using System.Text.Json.Nodes;

namespace Protocol.Sdk.Tests.Schemas;

/// <summary>A valid example, of which mutants are made.</summary>
internal sealed record CorpusRoot(string Schema, string Example, JsonNode? Value)
{
    public JsonNode? At(IEnumerable<object> place) => place.Aggregate(Value, Step);

    /// <summary>The text of the example with another value at a place.</summary>
    public string With(IReadOnlyList<object> place, JsonNode? value)
    {
        if (place.Count == 0) return value?.ToJsonString() ?? "null";
        var copy = Value!.DeepClone();
        var parent = place.SkipLast(1).Aggregate((JsonNode?)copy, Step)!;
        if (place[^1] is int index) parent[index] = value;
        else parent[(string)place[^1]] = value;
        return copy.ToJsonString();
    }

    private static JsonNode? Step(JsonNode? node, object step) =>
        step is int index ? node![index] : node![(string)step];
}
