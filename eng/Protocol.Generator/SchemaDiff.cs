using System.Text.Json.Nodes;
using static Protocol.Generator.ChangeClass;

namespace Protocol.Generator;

/// <summary>Compares two versions of the schemas, for senders and for receivers.</summary>
public sealed class SchemaDiff
{
    private static readonly string[] Texts = ["title", "description"];
    private static readonly string[] Least = ["minimum", "minLength", "minItems"];
    private static readonly string[] Most = ["maximum", "maxLength", "maxItems"];

    private readonly List<SchemaChange> changes = [];

    /// <summary>The changes from one version to another, in the order of the files.</summary>
    /// <param name="old">A checkout with the old schemas.</param>
    /// <param name="changed">One with the new schemas.</param>
    public static IReadOnlyList<SchemaChange> Between(Sources old, Sources changed)
    {
        var (before, after) = (SchemaFiles.Read(old).ToDictionary(), SchemaFiles.Read(changed).ToDictionary());
        var diff = new SchemaDiff();
        foreach (var file in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            if (!after.TryGetValue(file, out var now)) diff.Add(file, "", "the schema is removed", Breaking, Breaking);
            else if (!before.TryGetValue(file, out var then))
                diff.Add(file, "", "the schema is new", Additive, Additive);
            else diff.Compare(file, "", then, now);
        }

        return diff.changes;
    }

    private void Compare(string file, string at, JsonObject old, JsonObject now)
    {
        foreach (var keyword in old.Select(one => one.Key).Union(now.Select(one => one.Key)))
        {
            var (then, after) = (old[keyword], now[keyword]);
            if (!JsonNode.DeepEquals(then, after)) Judge(file, $"{at}/{keyword}", (keyword, then, after), now);
        }
    }

    private void Judge(
        string file, string at, (string Keyword, JsonNode? Old, JsonNode? Now) change, JsonObject now)
    {
        var (keyword, old, after) = change;
        if (Texts.Contains(keyword)) Add(file, at, "the text changed", Editorial, Editorial);
        else if (keyword is "properties" or "patternProperties") CompareMembers(file, at, old, after, now);
        else if (keyword is "required")
            CompareWords(file, at, (old, after), (Breaking, Additive), (Additive, Breaking));
        else if (keyword is "enum") CompareWords(file, at, (old, after), (Additive, Breaking), (Breaking, Additive));
        else if (Least.Contains(keyword)) CompareBound(file, at, (old, double.NegativeInfinity), after, isLeast: true);
        else if (Most.Contains(keyword)) CompareBound(file, at, (old, double.PositiveInfinity), after, isLeast: false);
        else if (keyword is "additionalProperties" && IsFalse(after)) Add(file, at, "closed", Breaking, Additive);
        else if (keyword is "additionalProperties" && IsFalse(old)) Add(file, at, "opened", Additive, Additive);
        else if (old is JsonObject one && after is JsonObject other) Compare(file, at, one, other);
        else if (keyword is "anyOf" or "oneOf") CompareBranches(file, at, old, after);
        else Add(file, at, $"{Told(old)} became {Told(after)}", Breaking, Breaking);
    }

    private void CompareMembers(string file, string at, JsonNode? old, JsonNode? after, JsonObject now)
    {
        var (before, members) = (old as JsonObject ?? [], after as JsonObject ?? []);
        var demanded = now["required"]?.AsArray().Select(name => (string)name!).ToHashSet() ?? [];
        foreach (var name in before.Select(one => one.Key).Union(members.Select(one => one.Key)))
        {
            var path = $"{at}/{Escape(name)}";
            if (members[name] is null) Add(file, path, "the member is removed", Breaking, Breaking);
            else if (before[name] is null && demanded.Contains(name))
                Add(file, path, "a required member is new", Breaking, Additive);
            else if (before[name] is null) Add(file, path, "an optional member is new", Additive, Additive);
            else Compare(file, path, before[name]!.AsObject(), members[name]!.AsObject());
        }
    }

    private void CompareWords(
        string file, string at, (JsonNode? Old, JsonNode? Now) lists,
        (ChangeClass Sender, ChangeClass Receiver) more, (ChangeClass Sender, ChangeClass Receiver) fewer)
    {
        var (before, words) = (Words(lists.Old), Words(lists.Now));
        foreach (var word in words.Except(before)) Add(file, at, $"{word} is added", more.Sender, more.Receiver);
        foreach (var word in before.Except(words)) Add(file, at, $"{word} is removed", fewer.Sender, fewer.Receiver);
        if (before.Order().SequenceEqual(words.Order())) Add(file, at, "the order changed", Editorial, Editorial);
    }

    private void CompareBound(string file, string at, (JsonNode? Value, double None) old, JsonNode? after, bool isLeast)
    {
        var (before, bound) = ((double?)old.Value ?? old.None, (double?)after ?? old.None);
        var isTighter = isLeast ? bound > before : bound < before;
        if (isTighter) Add(file, at, $"tightened from {Told(old.Value)} to {Told(after)}", Breaking, Additive);
        else Add(file, at, $"loosened from {Told(old.Value)} to {Told(after)}", Additive, Breaking);
    }

    private void CompareBranches(string file, string at, JsonNode? old, JsonNode? after)
    {
        var (before, branches) = (old as JsonArray ?? [], after as JsonArray ?? []);
        foreach (var (index, pair) in before.Zip(branches).Index())
            Compare(file, $"{at}/{index}", pair.First!.AsObject(), pair.Second!.AsObject());
        if (branches.Count > before.Count && before.Count > 0)
            Add(file, at, "an alternative is added", Additive, Breaking);
        else if (branches.Count != before.Count) Add(file, at, "alternatives changed", Breaking, Breaking);
    }

    private static List<string> Words(JsonNode? list) =>
        [.. (list as JsonArray ?? []).Select(word => word!.ToJsonString())];

    private static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static bool IsFalse(JsonNode? value) => value is JsonValue flag && flag.ToJsonString() == "false";

    private static string Told(JsonNode? value) => value?.ToJsonString() ?? "nothing";

    private void Add(string file, string at, string what, ChangeClass sender, ChangeClass receiver) =>
        changes.Add(new(file, at, what, sender, receiver));
}
