using System.Text.Json.Nodes;
using Protocol.Generator;
using Protocol.Sdk.Tests.Schemas;

namespace Protocol.Sdk.Tests.Spec;

/// <summary>Every requirement is proved by something that is named, or it is said why not.</summary>
public sealed class TraceabilityTests
{
    private static readonly Sources Here = Sources.Here();

    [Fact]
    public void Every_requirement_is_proved_or_excluded_with_a_reason_and_never_both() =>
        Assert.Empty(TraceFaults.In(Here));

    [Theory]
    [InlineData("requirements.json")]
    [InlineData("exclusions.json")]
    [InlineData("checks.json")]
    public void A_file_of_the_trace_fits_its_schema(string name)
    {
        var file = Here.ReadJson($"conformance-tests/{name}");
        var schema = Here.ReadJson($"conformance-tests/schemas/{name}");

        var load = Json.JsonSchema.Load(System.Text.Json.JsonElement.Parse(schema.ToJsonString()), _ => null, name);

        Assert.Empty(load.Faults);
        Assert.Empty(load.Schema!.Validate(System.Text.Json.JsonElement.Parse(file.ToJsonString())));
    }

    [Fact]
    public void Of_what_a_hub_must_do_at_least_85_percent_is_seen_from_outside()
    {
        var musts = Here.ReadJson(Trace.Path)["requirements"]!.AsArray()
            .Where(one => $"{one!["actor"]}" == "hub" && $"{one["level"]}".StartsWith("MUST", StringComparison.Ordinal))
            .ToList();

        var seen = musts.Count(one => $"{one!["observable"]}" != "none");

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{seen} of {musts.Count} are seen from outside: {100.0 * seen / musts.Count:0.0} %.");
        Assert.True(seen >= 0.85 * musts.Count, $"{seen} of {musts.Count} are seen from outside.");
    }

    [Fact]
    public void A_check_of_every_case_is_code_that_is_there() => Assert.All(
        Here.ReadJson("conformance-tests/checks.json")["checks"]!.AsArray(),
        check => Assert.True(Here.Has($"conformance-tests/{check!["code"]}"), $"{check}"));

    [Theory]
    [InlineData("[\"SB-WORK-001\"]", "[]", "")]
    [InlineData("[]", "[\"SB-WORK-001\"]", "")]
    [InlineData("[]", "[]", "SB-WORK-001: no case, no check, no vector")]
    [InlineData("[\"SB-WORK-001\"]", "[\"SB-WORK-001\"]", "is excluded, and proved")]
    [InlineData("[\"SB-WORK-001\", \"SB-WORK-002\"]", "[]", "no page has SB-WORK-002")]
    [InlineData("[\"SB-WORK-001\"]", "[\"SB-WORK-009\"]", "no page has SB-WORK-009")]
    public void A_planted_fault_is_found(string proved, string excluded, string fault)
    {
        using var checkout = new TemporaryCheckout();
        var sources = checkout.Sources;
        checkout.Write("spec/work.md", "- **[SB-WORK-001]** A hub MUST do.\n");
        checkout.Write("conformance-tests/cases/one.json", $$"""{"cases":[{"id":"a","requirements":{{proved}}}]}""");
        checkout.Write("conformance-tests/checks.json", """{"checks":[]}""");
        checkout.Write(Trace.ExclusionPath, Exclusions(excluded));

        var found = string.Join('\n', TraceFaults.In(sources));

        Assert.True(fault.Length == 0 ? found.Length == 0 : found.Contains(fault, StringComparison.Ordinal), found);
    }

    private static string Exclusions(string ids) => JsonNode.Parse(ids)!.AsArray().Count == 0
        ? """{"exclusions":[]}"""
        : $$"""{"exclusions":[{"requirements":{{ids}},"observable":"none","reason":"The absence of an act."}]}""";
}
