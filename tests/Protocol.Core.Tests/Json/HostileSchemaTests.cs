using System.Diagnostics;
using System.Text.Json;

namespace Protocol.Json;

/// <summary>Whoever writes a schema or a value to keep a hub busy is stopped by a count, and at once.</summary>
public sealed class HostileSchemaTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData("anyOf")]
    [InlineData("oneOf")]
    [InlineData("allOf")]
    public void Alternatives_that_double_at_each_level_end_at_the_limit_of_steps(string keyword)
    {
        var links = Enumerable.Range(0, 40).Select(level => $$"""
            "a{{level}}": {"{{keyword}}": [{"$ref": "#/$defs/a{{level + 1}}"}, {"$ref": "#/$defs/a{{level + 1}}"}]}
            """);
        var leaf = keyword == "allOf" ? "{}" : """{"not": {}}""";
        var schema = $$"""{"$ref": "#/$defs/a0", "$defs": { {{string.Join(",", links)}}, "a40": {{leaf}} } }""";

        Assert.Equal("limit", Assert.Single(Judge(schema, "1")).Keyword);
    }

    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("^(a|aa)+$")]
    [InlineData("^(a|a?)+$")]
    [InlineData("^([a-z]*)*$")]
    [InlineData("(x+x+)+y")]
    public void A_pattern_that_backtracks_elsewhere_takes_steps_in_proportion_to_the_text(string pattern)
    {
        var text = new string(pattern[1] == 'x' ? 'x' : 'a', 20_000) + "!";

        var fault = Assert.Single(Judge($$"""{"pattern": "{{pattern}}"}""", $"\"{text}\""));

        Assert.True(fault.Keyword is "pattern" or "limit", fault.ToString());
    }

    [Fact]
    public void A_pattern_that_is_tried_on_many_long_texts_ends_at_the_limit_of_steps()
    {
        var texts = string.Join(",", Enumerable.Repeat($"\"{new string('a', 2_000)}\"", 400));

        var faults = Judge("""{"items": {"pattern": "^(a{1,40}){1,40}$"}}""", $"[{texts}]");

        Assert.Contains(faults, fault => fault.Keyword == "limit");
    }

    [Theory]
    [InlineData("(a{1000}){1000}")]
    [InlineData("a{4294967296}")]
    [InlineData("((((((((((((((((((a))))))))))))))))))")]
    public void A_pattern_that_is_larger_than_it_looks_is_refused_at_load(string pattern) =>
        Assert.NotEmpty(Load($$"""{"type": "string", "pattern": "{{pattern}}"}""").Faults);

    [Fact]
    public void A_pattern_of_a_character_too_many_is_refused_at_load()
    {
        Assert.Empty(Load($$"""{"pattern": "{{new string('a', SchemaLimits.MaxPattern)}}"}""").Faults);
        Assert.NotEmpty(Load($$"""{"pattern": "{{new string('a', SchemaLimits.MaxPattern + 1)}}"}""").Faults);
    }

    [Fact]
    public void A_huge_enum_is_searched_within_the_limit_of_steps()
    {
        var words = string.Join(",", Enumerable.Range(0, 6_000).Select(number => $"\"w{number}\""));
        var values = string.Join(",", Enumerable.Repeat("\"w5999\"", 5_000));

        var faults = Judge($$"""{"items": {"enum": [{{words}}] } }""", $"[{values}]");

        Assert.All(faults, fault => Assert.Equal("limit", fault.Keyword));
    }

    [Fact]
    public void Many_items_that_must_differ_are_compared_without_squaring()
    {
        var items = string.Join(",", Enumerable.Range(0, 50_000));

        var faults = Judge("""{"uniqueItems": true}""", $"[{items}]");

        Assert.All(faults, fault => Assert.Equal("limit", fault.Keyword));
    }

    [Fact]
    public void Many_branches_on_many_items_end_at_the_limit_of_steps()
    {
        var branches = string.Join(",", Enumerable.Range(0, 400).Select(number => $"{{\"const\":{number}}}"));
        var items = string.Join(",", Enumerable.Repeat("399", 5_000));

        Assert.Contains(
            Judge($$"""{"items": {"anyOf": [{{branches}}] } }""", $"[{items}]"), fault => fault.Keyword == "limit");
    }

    [Fact]
    public void A_schema_of_more_than_64_KiB_is_refused_before_it_is_read()
    {
        var members = string.Join(",", Enumerable.Range(0, 900).Select(
            number => $"\"{new string('m', 80)}{number}\":{{}}"));

        var fault = Assert.Single(Load($$"""{"properties": { {{members}} } }""").Faults);

        Assert.Contains("bytes", fault.Message);
    }

    [Theory]
    [InlineData(SchemaLimits.MaxDepth, 0)]
    [InlineData(SchemaLimits.MaxDepth + 1, 1)]
    [InlineData(5_000, 1)]
    public void A_schema_of_deep_nesting_is_refused_and_never_overflows(int levels, int faults)
    {
        var text = string.Concat(Enumerable.Repeat("{\"not\":", levels - 1)) + "{}" + new string('}', levels - 1);
        var schema = JsonElement.Parse(text, new JsonDocumentOptions { MaxDepth = 20_000 });

        Assert.Equal(faults, JsonSchema.Load(schema).Faults.Count);
    }

    private static IReadOnlyList<SchemaFault> Judge(string schema, string instance)
    {
        var load = Load(schema);
        Assert.True(load.IsLoaded, string.Join(" ", load.Faults));
        var clock = Stopwatch.StartNew();

        var faults = load.Schema.Validate(JsonElement.Parse(instance));

        Assert.True(clock.Elapsed < Patience, $"It took {clock.Elapsed}.");
        return faults;
    }

    private static SchemaLoad Load(string schema) => JsonSchema.Load(JsonElement.Parse(schema));
}
