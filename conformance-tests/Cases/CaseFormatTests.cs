using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Protocol.ConformanceTests.Schemas;

namespace Protocol.ConformanceTests.Cases;

/// <summary>The cases themselves are right: their form, their ids, and the requirements that they name.</summary>
public sealed partial class CaseFormatTests
{
    public static IEnumerable<TheoryDataRow<string>> Files =>
        TestCase.Files.Select(file => new TheoryDataRow<string>(Path.GetFileName(file)));

    [Theory, MemberData(nameof(Files))]
    public void A_file_of_cases_fits_its_schema(string name)
    {
        var file = TestCase.Read(Repository.Path("conformance-tests", "cases", name));

        Assert.Empty(SchemaSet.Validate(file, TestCase.Schema));
    }

    [Fact]
    public void A_hub_manifest_fits_its_schema() => Assert.All(
        Directory.EnumerateFiles(Repository.Path("conformance-tests", "hubs"), "*.json"),
        file => Assert.Empty(SchemaSet.Validate(TestCase.Read(file), "conformance-tests/schemas/hub.json")));

    [Fact]
    public void A_case_id_begins_with_the_subject_of_its_file() => Assert.All(
        TestCase.All.Values,
        test => Assert.StartsWith($"{test.File["subject"]}.", test.Id));

    [Fact]
    public void A_case_proves_requirements_that_the_spec_has()
    {
        var known = Directory.EnumerateFiles(Repository.Path("spec"), "*.md", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines).SelectMany(line => Definition().Matches(line))
            .Select(match => match.Groups[1].Value).ToHashSet();

        Assert.All(
            TestCase.All.Values.SelectMany(test => test.Requirements).Distinct(),
            id => Assert.Contains(id, known));
    }

    [Fact]
    public void A_generated_case_has_arguments_for_every_holder_verb() => Assert.All(
        TestCase.All.Values.Where(test => test.Given.Count > 0),
        test => Assert.True(test.Given["arguments"].AsObject().Count > 0, test.Id));

    [Theory]
    [InlineData("""{"a": 1, "b": {"c": [1, 2]}}""", """{"b": {"c": [1, 2]}}""", true)]
    [InlineData("""{"a": 1}""", """{"a": 2}""", false)]
    [InlineData("""{"a": [1]}""", """{"a": [1, 2]}""", false)]
    [InlineData("""{"a": [1, 2]}""", """{"a": {"$contains": 2}}""", true)]
    [InlineData("""{"a": [1, 2]}""", """{"a": {"$contains": 3}}""", false)]
    [InlineData("""{"a": 1}""", """{"b": {"$absent": true}, "a": {"$any": true}}""", true)]
    [InlineData("""{"a": 1}""", """{"a": {"$absent": true}}""", false)]
    [InlineData("""{"a": 5}""", """{"a": {"$atLeast": 5, "$atMost": 5}}""", true)]
    [InlineData("""{"a": 5}""", """{"a": {"$atMost": 4}}""", false)]
    [InlineData("""{"a": "paused by"}""", """{"a": {"$matches": "^paused"}}""", true)]
    [InlineData("""{"a": {"x": 1, "y": 2}}""", """{"a": {"$equals": {"x": 1}}}""", false)]
    [InlineData("""{"a": 1}""", """{"a": {"$not": 1}}""", false)]
    public void A_pattern_matches_what_it_describes(string value, string pattern, bool matches) => Assert.Equal(
        matches, Pattern.FindDifference(JsonNode.Parse(value), JsonNode.Parse(pattern)) is null);

    [GeneratedRegex(@"\*\*\[(SB-[A-Z]+-[0-9]{3})\]\*\*")]
    private static partial Regex Definition();
}
