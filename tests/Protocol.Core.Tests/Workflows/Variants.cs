using System.Text.Json;
using System.Text.Json.Nodes;

namespace Protocol.Workflows;

/// <summary>The good workflow beside this file, and what is broken in each of its variants.</summary>
internal static class Variants
{
    /// <summary>All variants by name: the change in words, the change itself, and what is then found.</summary>
    public static IReadOnlyDictionary<string, JsonElement> All { get; } =
        JsonElement.Parse(Read("broken.json")).EnumerateArray()
            .ToDictionary(one => one.GetProperty("name").GetString()!);

    /// <summary>The good workflow.</summary>
    public static JsonElement Good { get; } = JsonElement.Parse(Read("good.json"));

    /// <summary>The codes that the variant has beside those of the good workflow.</summary>
    public static IReadOnlyList<string> Expected(string name) =>
        [.. All[name].GetProperty("expected").EnumerateArray().Select(code => code.GetString()!)];

    /// <summary>The good workflow with the patch (RFC 6902: add, remove, replace) of a variant.</summary>
    public static JsonElement Document(string name) =>
        Patched(Good, All[name].GetProperty("patch").EnumerateArray());

    /// <summary>What was loaded before: a workflow that ends at once, and workflows that call others.</summary>
    public static Workflow? Loaded(string id) => id switch
    {
        "bump" => Calling("bump", null),
        "back" => Calling("back", "sdlc.change@1.4"),
        "deep-9" => Calling("deep-9", null),
        _ when id.StartsWith("deep-", StringComparison.Ordinal) => Calling(id, $"deep-{id[^1] - '0' + 1}@1"),
        _ => null,
    };

    /// <summary>A document with changes.</summary>
    public static JsonElement Patched(JsonElement document, IEnumerable<JsonElement> patch)
    {
        var root = JsonNode.Parse(document.GetRawText())!;
        foreach (var change in patch)
            Apply(root, change);

        return JsonElement.Parse(root.ToJsonString());
    }

    private static void Apply(JsonNode root, JsonElement change)
    {
        var names = change.GetProperty("path").GetString()!.Split('/')[1..];
        var parent = names[..^1].Aggregate(root, (node, name) => (node is JsonArray items
            ? items[Number(name)]
            : node[name])!);
        var op = change.GetProperty("op").GetString();
        var value = op == "remove" ? null : JsonNode.Parse(change.GetProperty("value").GetRawText());
        if (parent is JsonArray list)
        {
            var index = names[^1] == "-" ? list.Count : Number(names[^1]);
            if (op != "add")
                list.RemoveAt(index);

            if (op != "remove")
                list.Insert(index, value);
        }
        else
        {
            Assert.Equal(op != "add", parent.AsObject().Remove(names[^1]));
            if (op != "remove")
                parent[names[^1]] = value;
        }
    }

    private static Workflow Calling(string id, string? called)
    {
        var end = new Step(StepType.End, Result: WorkItems.Lifecycle.Succeeded);
        var call = new Step(StepType.Call, Call: called);
        var steps = new Dictionary<string, Step> { ["a"] = called is null ? end : call };
        return new("Workflow", "0.1", id, "1.2.0", "a", steps);
    }

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static string Read(string file) =>
        File.ReadAllText(Checkout.Place($"tests/Protocol.Core.Tests/Workflows/Data/{file}"));
}
