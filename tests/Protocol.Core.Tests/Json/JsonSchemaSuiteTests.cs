using System.Text.Json;

namespace Protocol.Json;

public sealed class JsonSchemaSuiteTests
{
    private static readonly SchemaSettings Settings = new(AssertFormat: false);

    [Fact]
    public void Every_test_of_the_public_suite_within_the_dialect_is_judged_right()
    {
        var groups = Groups().Where(group => SuiteDialect.Has(group.Schema)).ToArray();

        var wrong = groups.SelectMany(Misjudged).ToArray();

        Assert.Empty(wrong);
        Assert.Equal(135, groups.Length);
        Assert.Equal(582, groups.Sum(group => group.Tests.Count));
    }

    [Fact]
    public void Every_group_of_the_public_suite_beyond_the_dialect_is_refused_at_load()
    {
        var groups = Groups().Where(group => !SuiteDialect.Has(group.Schema)).ToArray();

        var loaded = groups.Where(group => JsonSchema.Load(group.Schema).IsLoaded).Select(group => group.Name);

        Assert.Empty(loaded);
        Assert.Equal(383 - 135, groups.Length);
    }

    private static IEnumerable<string> Misjudged(Group group)
    {
        var load = JsonSchema.Load(group.Schema);
        if (!load.IsLoaded) return [$"{group.Name}: {string.Join("; ", load.Faults)}"];
        return group.Tests
            .Where(test => (load.Schema.Validate(test.Data, Settings).Count == 0) != test.IsValid)
            .Select(test => $"{group.Name}: {test.Name}");
    }

    private static List<Group> Groups() =>
        [.. Directory.EnumerateFiles(SuiteData.Folder, "*.json").Order(StringComparer.Ordinal).SelectMany(Read)];

    private static IEnumerable<Group> Read(string file) =>
        JsonElement.Parse(File.ReadAllText(file)).EnumerateArray().Select(group => new Group(
            $"{Path.GetFileName(file)}: {group.GetProperty("description").GetString()}",
            group.GetProperty("schema"),
            [.. group.GetProperty("tests").EnumerateArray().Select(test => new Case(
                test.GetProperty("description").GetString()!,
                test.GetProperty("data"),
                test.GetProperty("valid").GetBoolean()))]));

    private sealed record Group(string Name, JsonElement Schema, IReadOnlyList<Case> Tests);

    private sealed record Case(string Name, JsonElement Data, bool IsValid);
}
