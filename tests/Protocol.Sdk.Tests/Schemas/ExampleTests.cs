using System.Text.Json;
using System.Text.Json.Nodes;
using Protocol.Json;

namespace Protocol.Sdk.Tests.Schemas;

/// <summary>The examples beside the schemas are what their folders say, whoever judges.</summary>
public sealed class ExampleTests
{
    public static TheoryData<string> Examples => [.. SchemaFolder.Examples];

    public static TheoryData<string> InvalidExamples => [.. SchemaFolder.Examples.Where(path => !IsValid(path))];

    public static TheoryData<string> Schemas => [.. SchemaFolder.Schemas];

    public static TheoryData<string> ValidExamplesOfTypes => [.. SchemaFolder.Examples
        .Where(path => IsValid(path) && Words.WireOf(SchemaFolder.SchemaOf(path)) is not null)];

    [Theory, MemberData(nameof(Examples))]
    public void An_example_is_judged_as_its_folder_says(string path)
    {
        var faults = SchemaFolder.Load(SchemaFolder.SchemaOf(path)).Validate(SchemaFolder.Read(path));

        Assert.True(IsValid(path) == (faults.Count == 0), string.Join("; ", faults));
    }

    [Theory, MemberData(nameof(ValidExamplesOfTypes))]
    public void A_valid_example_goes_through_its_type_without_losing_a_member(string path)
    {
        var schema = SchemaFolder.SchemaOf(path);
        var given = SchemaFolder.Read(path);

        var value = JsonSerializer.Deserialize(given, Words.WireOf(schema)!);
        var written = JsonSerializer.SerializeToElement(value, Words.WireOf(schema)!);

        Assert.Empty(Losses.Between(JsonNode.Parse(given.GetRawText()), JsonNode.Parse(written.GetRawText())));
        Assert.Empty(SchemaFolder.Load(schema).Validate(written));
    }

    [Theory, MemberData(nameof(Schemas))]
    public void Every_schema_has_two_examples_of_each_kind(string schema)
    {
        var examples = SchemaFolder.Examples.Where(path => SchemaFolder.SchemaOf(path) == schema).ToList();
        var valid = examples.Count(IsValid);

        Assert.True(
            valid >= 2 && examples.Count - valid >= 2,
            $"{schema} has {valid} valid examples and {examples.Count - valid} invalid ones. Write at least two of "
            + $"each into schemas/{SchemaFolder.ExamplesOf(schema)}/valid and invalid; name an invalid one by what is "
            + "wrong with it, and let it be the only thing.");
    }

    [Theory, MemberData(nameof(InvalidExamples))]
    public void An_invalid_example_is_wrong_in_one_place(string path)
    {
        var faults = SchemaFolder.Load(SchemaFolder.SchemaOf(path)).Validate(SchemaFolder.Read(path));

        var places = faults.Where(fault => !IsExplainedBy(fault, faults)).ToList();
        Assert.True(
            places.DistinctBy(fault => fault.Pointer).Count() == 1 || IsMisspelt(places),
            $"{path} is wrong in more than one place: {string.Join("; ", places)}. Mend all but one.");
    }

    // That no alternative fits says nothing of its own where another fault lies within.
    private static bool IsExplainedBy(SchemaFault fault, IReadOnlyList<SchemaFault> faults) =>
        fault.Keyword is "anyOf" or "oneOf"
        && faults.Any(other => other.Pointer.StartsWith(fault.Pointer + "/", StringComparison.Ordinal));

    // A member that is misspelt is unknown under one name and missing under the other.
    private static bool IsMisspelt(IReadOnlyList<SchemaFault> faults) =>
        faults.Select(fault => fault.Keyword).Order().SequenceEqual(["additionalProperties", "required"])
        && faults.Select(fault => fault.Pointer[..fault.Pointer.LastIndexOf('/')]).Distinct().Count() == 1;

    private static bool IsValid(string path) => path.Split('/')[2] switch
    {
        "valid" => true,
        "invalid" => false,
        _ => throw new FormatException($"{path} lies neither under valid nor under invalid."),
    };
}
