using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Protocol.ConformanceTests.Cases;

/// <summary>The values that a case has captured, and filling them in.</summary>
internal sealed partial class Variables
{
    private readonly ConcurrentDictionary<string, JsonNode> _values = [];

    public void Set(string name, JsonNode value) => _values[name] = value.DeepClone();

    /// <summary>A copy of a node in which every place has its value.</summary>
    public JsonNode? Fill(JsonNode? node) => node switch
    {
        JsonObject fill when fill["$fill"] is { } text && fill["times"] is { } times =>
            string.Concat(Enumerable.Repeat(text.GetValue<string>(), times.GetValue<int>())),
        JsonObject members => new JsonObject(
            members.Select(member => KeyValuePair.Create(member.Key, Fill(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Fill)]),
        JsonValue value when value.TryGetValue<string>(out var text) => FillText(text),
        JsonValue value => value.DeepClone(),
        _ => null,
    };

    public string Text(JsonNode? node) => Fill(node)!.GetValue<string>();

    private JsonNode? FillText(string text)
    {
        var whole = Place().Match(text);
        return whole.Success && whole.Length == text.Length
            ? Fill(Get(whole.Groups[1].Value))
            : Place().Replace(text, place => Get(place.Groups[1].Value).ToString());
    }

    private JsonNode Get(string name) => _values.TryGetValue(name, out var value)
        ? value
        : throw new InvalidDataException($"The case uses ${{{name}}} before it has a value.");

    [GeneratedRegex(@"\$\{([a-zA-Z0-9-]+)\}")]
    private static partial Regex Place();
}
