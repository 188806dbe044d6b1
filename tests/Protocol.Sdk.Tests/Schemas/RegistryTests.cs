using Protocol.Operations;
using Protocol.Sdk.Tests.Spec;

namespace Protocol.Sdk.Tests.Schemas;

/// <summary>The registries are data of a form, and agree with the code and with each other.</summary>
public sealed class RegistryTests
{
    public static TheoryData<string> All => [.. Registries.Paths];

    [Theory, MemberData(nameof(All))]
    public void A_registry_fits_the_schema_beside_it(string path)
    {
        var registry = SchemaFolder.Read(path);

        var schema = SchemaFolder.Join(path, registry.Text("$schema"));

        Assert.Equal(path[..^".json".Length] + ".schema.json", schema);
        Assert.Empty(SchemaFolder.Load(schema).Validate(registry));
    }

    [Fact]
    public void Every_error_of_the_code_stands_in_the_registry_with_its_number_title_and_advice()
    {
        var code = Enum.GetValues<ErrorCode>().Select(error => (
            Refusals.Spell(error),
            (int)error,
            Refusals.TitleOf(error),
            SchemaFolder.Kebab(Refusals.RetryOf(error).ToString())));
        var registry = Registries.Rows("errors", "errors").Select(row =>
            (row.Text("code"), row.GetProperty("number").GetInt32(), row.Text("title"), row.Text("retry")));

        Assert.Equal(code.Order(), registry.Order());
    }

    [Fact]
    public void An_error_names_a_requirement_that_stands_on_a_page()
    {
        var requirements = SpecPages.Requirements.Select(requirement => requirement.Id).ToHashSet();

        Assert.All(Registries.Rows("errors", "errors"), row => Assert.Contains(row.Text("requirement"), requirements));
    }

    [Fact]
    public void Every_type_of_event_has_a_schema_and_every_schema_of_an_event_a_type()
    {
        var schemas = SchemaFolder.Schemas.Where(path => path.StartsWith("events/", StringComparison.Ordinal));
        var named = Registries.Rows("event-types", "eventTypes")
            .Select(row => SchemaFolder.Join("registries/event-types.json", row.Text("schema")));

        Assert.Equal(schemas.Order(), named.Append("events/entry.json").Order());
    }

    [Theory]
    [InlineData("errors", "errors", "code")]
    [InlineData("event-types", "eventTypes", "type")]
    [InlineData("criterion-kinds", "criterionKinds", "kind")]
    [InlineData("evidence-kinds", "evidenceKinds", "predicateType")]
    [InlineData("reasons", "reasons", "code")]
    [InlineData("next-actions", "nextActions", "action")]
    [InlineData("limits", "limits", "name")]
    [InlineData("extensions", "extensions", "id")]
    public void No_word_stands_twice_in_a_registry(string registry, string rows, string word)
    {
        var words = Registries.Rows(registry, rows).Select(row => row.Text(word)).ToList();

        Assert.Equal(words.Distinct(), words);
    }
}
