using System.Text.Json;
using System.Text.RegularExpressions;

namespace Protocol.Workflows;

/// <summary>The registry of findings and the load checks say the same.</summary>
public sealed class CodeTests
{
    private static IReadOnlyDictionary<string, string[]> Registry { get; } =
        JsonElement.Parse(File.ReadAllText(Checkout.Place("schemas/registries/findings.json")))
            .GetProperty("findings").EnumerateArray().ToDictionary(
                row => row.GetProperty("code").GetString()!,
                row => row.GetProperty("severities").EnumerateArray().Select(one => one.GetString()!).ToArray());

    [Fact]
    public void Every_code_of_the_checks_stands_in_the_registry_and_none_beside()
    {
        var found = Directory.EnumerateFiles(Checkout.Place("src/Protocol.Core/Workflows"), "*.cs")
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), "\"([WI][0-9]{3})\""))
            .Select(match => match.Groups[1].Value);

        Assert.Equal(Registry.Keys.Order(StringComparer.Ordinal), found.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_code_stands_in_the_table_of_the_page_with_its_severities()
    {
        var rows = Regex.Matches(
            File.ReadAllText(Checkout.Place("spec/workflows.md")),
            "^\\| `([WI][0-9]{3})` \\| ([a-z, ]+) \\|",
            RegexOptions.Multiline);

        Assert.Equal(
            Registry.Select(row => (row.Key, string.Join(", ", row.Value))),
            rows.Select(row => (row.Groups[1].Value, row.Groups[2].Value)));
    }

    [Fact]
    public void Every_finding_of_a_variant_has_a_severity_of_the_registry()
    {
        var findings = Variants.All.Keys.SelectMany(
            name => WorkflowLoader.Load(Variants.Document(name), Variants.Loaded).Findings);

        Assert.All(findings, finding => Assert.Contains(
            finding.Severity.ToString().ToLowerInvariant(), Registry[finding.Code]));
    }

    [Fact]
    public void Every_code_has_a_variant_that_yields_it()
    {
        var yielded = Variants.All.Keys.SelectMany(Variants.Expected);

        // Of another shape, found in documents without bounds, and in the good workflow itself.
        Assert.Equal(["I124", "W100", "W126"], Registry.Keys.Except(yielded).Order(StringComparer.Ordinal));
    }
}
